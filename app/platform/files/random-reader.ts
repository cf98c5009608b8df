/** A file that is read by position: only what is asked for comes into memory. */
export type RandomReader = {
  /** The whole length in bytes. */
  size: number;
  /** The bytes from `position` on, `length` of them or as many as there are before the end. */
  read(position: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
};
