import type { FileSource } from '~/platform/files/file-source.server';
import type { RandomReader } from '~/platform/files/random-reader';
import type { StoredOutput } from './messages';

/** Where the child puts what it makes: each write is one new stored object, encrypted. */
export type Outputs = {
  write(source: FileSource): Promise<StoredOutput>;
  /** Reads back what was written in this task. */
  reopen(output: StoredOutput): Promise<RandomReader>;
};
