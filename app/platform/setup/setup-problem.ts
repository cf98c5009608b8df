/**
 * Something outside the program keeps it from starting: a full disk, a missing permission, a
 * database of another version. The message is a plain sentence for the person who started it, to
 * be printed as it is, without a stack; `cause` keeps the original error for the log.
 */
export class SetupProblem extends Error {
  override readonly name = 'SetupProblem';
}

const SENTENCES: Record<string, (path: string) => string> = {
  ENOSPC: (path) => `The disk is full: there is no room to write to ${path}. Free some space.`,
  EDQUOT: (path) => `The disk quota is used up: there is no room to write to ${path}.`,
  EACCES: (path) => `There is no permission to use ${path}. Check who owns it.`,
  EPERM: (path) => `There is no permission to use ${path}. Check who owns it.`,
  EEXIST: (path) => `A file is where a folder is needed for ${path}. Move it away.`,
  ENOTDIR: (path) => `A file is where a folder is needed for ${path}. Move it away.`,
  EROFS: (path) => `${path} is on a disk that can only be read.`,
};

/**
 * Turns a file system error about `path` into a SetupProblem; any other error comes back as it is.
 */
export function asSetupProblem(error: unknown, path: string): unknown {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  const sentence = code ? SENTENCES[code] : undefined;
  return sentence ? new SetupProblem(sentence(path), { cause: error }) : error;
}
