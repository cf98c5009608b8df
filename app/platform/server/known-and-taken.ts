/**
 * Whether the browser has this version already: one of the tags that it names, or any (`*`). A proxy
 * that compresses on the way makes a tag weak, and it is the same for a page (RFC 9110, 13.1.2).
 */
export function hasAlready(ifNoneMatch: string | null | undefined, etag: string): boolean {
  const plain = (tag: string) => tag.trim().replace(/^W\//, '');
  return (ifNoneMatch ?? '').split(',').some((tag) => ['*', plain(etag)].includes(plain(tag)));
}

/** The first of the encodings that the browser takes; null where it takes none (RFC 9110, 12.5.3). */
export function takenEncoding<Encoding extends string>(
  acceptEncoding: string | string[] | undefined,
  offered: readonly Encoding[],
): Encoding | null {
  const taken = String(acceptEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((each) => each.split(/\s*;\s*q=/))
    .flatMap(([name = '', weight = '1']) => (Number(weight) > 0 ? [name.trim()] : []));
  return offered.find((encoding) => taken.includes(encoding)) ?? null;
}
