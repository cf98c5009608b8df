declare module 'fontverter' {
  /** Converts a font from one container to another. */
  export function convert(
    font: Buffer,
    to: 'truetype' | 'woff2',
    from?: 'truetype',
  ): Promise<Buffer>;
}
