import sharp from 'sharp';

/** A picture of 4,000 by 3,000 dots as a telephone takes it: shapes, light and noise, JPEG of a few megabytes. */
export async function takePhotograph(): Promise<Buffer> {
  const [width, height] = [4000, 3000];
  const shapes = Array.from({ length: 120 }, (_, at) => {
    const [x, y] = [(at * 977) % width, (at * 613) % height];
    const colour = `hsl(${(at * 47) % 360} 60% ${30 + ((at * 7) % 45)}%)`;
    return `<circle cx="${x}" cy="${y}" r="${60 + ((at * 31) % 300)}" fill="${colour}"/>`;
  });
  const drawn = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
      `<rect width="100%" height="100%" fill="#9db8c9"/>${shapes.join('')}</svg>`,
  );
  const noise = await sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 24 },
    },
  })
    .png({ compressionLevel: 1 })
    .toBuffer();
  return sharp(drawn)
    .composite([{ input: noise, blend: 'overlay' }])
    .flatten()
    .jpeg({ quality: 88 })
    .withExif({ IFD0: { Make: 'Telephone', Model: 'One' } })
    .toBuffer();
}
