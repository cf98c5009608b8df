import { createContext, useContext } from 'react';
import type { Reading } from '../reading.view';

const Context = createContext<Reading | null>(null);

/** Gives the parts of a reading page what it is about. */
export const ReadingProvider = Context.Provider;

/** The reading page that a part belongs to. */
export function useReading(): Reading {
  const reading = useContext(Context);
  if (!reading) throw new Error('a part of the reading page stands outside of it');
  return reading;
}
