import { environment, type Environment } from '~/platform/config/environment.server';
import { diskPlace } from './object-disk.server';
import { s3Place } from './s3-place.server';

/** Where objects may lie. */
export type PlaceName = 'disk' | 's3';

/** What a process must be told to reach the store; plain data, so that it can be sent to another process. */
export type StoreSettings = Pick<Environment, 'filesDir' | 'spoolDir' | 's3'>;

/** An object as it lies in its place, opened. */
export type OpenObject = {
  /** Its length there, in bytes. */
  length: number;
  /** Its first bytes, as many as a header has or as there are. */
  head: Buffer;
  /** Exactly these bytes; throws DamagedObject where there are fewer. */
  readAt(position: number, length: number): Promise<Buffer>;
  /** The bytes from `position` up to, not with, `end`, read as they are asked for. */
  bytesFrom(position: number, end: number): AsyncGenerator<Buffer>;
  close(): Promise<void>;
};

/** An object that is being written: there whole once `finish` resolves, and not at all before. */
export type ObjectWriter = {
  write(parts: Buffer[]): Promise<void>;
  finish(): Promise<void>;
  /** Takes away what was written so far. Never throws. */
  abandon(): Promise<void>;
};

/** A place for objects. Every method throws StoreAway where the place cannot do it just now. */
export type ObjectPlace = {
  begin(storeKey: string): Promise<ObjectWriter>;
  /** Throws NotStored. `form` tells what was stored encrypted from what is older than encryption. */
  open(storeKey: string, form: 'sealed' | 'plain'): Promise<OpenObject>;
  /** Removes the object, in either form or in one; it need not be there. */
  remove(storeKey: string, form?: 'sealed' | 'plain'): Promise<void>;
};

const storeKeyForm = /^[0-9a-f]{32}$/;

/** Throws for anything that is not a key this store gave out. */
export function checkStoreKey(storeKey: string): void {
  if (!storeKeyForm.test(storeKey)) throw new Error('that is not a key of the file store');
}

let told: StoreSettings | undefined;

/** For a process that has no environment of its own, such as the one that works on files. */
export function useStoreSettings(settings: StoreSettings): void {
  told = settings;
}

/** Where this process keeps files. */
export function storeSettings(): StoreSettings {
  if (told) return told;
  const { filesDir, spoolDir, s3 } = environment();
  return { filesDir, spoolDir, s3 };
}

/** Where new objects go. */
export function currentPlace(): PlaceName {
  return storeSettings().s3 ? 's3' : 'disk';
}

/** The place of that name, as it is set up for this process. */
export function placeNamed(name: PlaceName): ObjectPlace {
  const settings = storeSettings();
  if (name === 'disk') return diskPlace(settings.filesDir);
  if (!settings.s3) throw new Error('some files lie in S3, and the S3 variables are not set');
  return s3Place(settings.s3, settings.spoolDir);
}
