import type { FileSort, Refusal } from '~/platform/files/file-kinds';

/** What a file turned out to be. Sizes are in pixels, as the header tells them. */
export type Found = {
  ok: true;
  contentType: string;
  sort: FileSort;
  /** The ending that goes with the content, without the dot. */
  extension: string;
  width?: number;
  height?: number;
};
export type Finding = Found | { ok: false; refusal: Refusal };

export const refused = (refusal: Refusal): Finding => ({ ok: false, refusal });

export const found = (
  contentType: string,
  sort: FileSort,
  extension: string,
  size?: { width: number; height: number },
): Finding => ({ ok: true, contentType, sort, extension, ...size });
