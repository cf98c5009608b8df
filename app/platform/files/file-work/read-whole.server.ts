import type { RandomReader } from '~/platform/files/random-reader';

const STEP = 4 * 1024 * 1024;

/** The whole of a file in memory, read in steps. Only for kinds whose decoder needs it so. */
export async function readWhole(reader: RandomReader): Promise<Buffer> {
  const whole = Buffer.allocUnsafe(reader.size);
  for (let position = 0; position < reader.size; position += STEP) {
    const part = await reader.read(position, Math.min(STEP, reader.size - position));
    part.copy(whole, position);
  }
  return whole;
}
