import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** What lies on the disk of a portal with this DATA_DIR: keys of stored files, ids of unfinished uploads. */
export async function filesOnDisk(
  dataDir: string,
): Promise<{ stored: string[]; unfinished: string[] }> {
  const folder = path.join(dataDir, 'files');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  const isUnfinished = ({ parentPath }: { parentPath: string }) =>
    path.basename(parentPath) === 'unfinished';
  return {
    stored: files.filter((file) => !isUnfinished(file)).map(({ name }) => name.split('.')[0]!),
    unfinished: files.filter(isUnfinished).map(({ name }) => name),
  };
}
