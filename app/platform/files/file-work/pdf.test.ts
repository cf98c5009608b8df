import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawPages, held, stored, useFileWork, workWell } from './file-work.test-support';

const { folder } = useFileWork();

/** A PDF with a coloured bar across the top of each page; sizes in points. */
function makePdf(pages: { colour: string; width?: number; height?: number }[]): Buffer {
  const objects: string[] = ['<< /Type /Catalog /Pages 2 0 R >>'];
  const kids = pages.map((_, index) => `${3 + index * 2} 0 R`).join(' ');
  objects.push(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  pages.forEach(({ colour, width = 600, height = 800 }, index) => {
    const drawing = `${colour} rg 0 ${height / 2} ${width} ${height / 2} re f`;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${4 + index * 2} 0 R >>`,
      `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    );
  });
  let file = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

const RED = '1 0 0';
const BLUE = '0 0 1';

async function pixel(storeKey: string, fromTop: number): Promise<number[]> {
  const image = sharp(await stored(storeKey));
  const { width, height } = await image.metadata();
  const place = { left: Math.floor(width / 2), top: Math.floor(height * fromTop) };
  const bytes = await image
    .extract({ ...place, width: 1, height: 1 })
    .raw()
    .toBuffer();
  return [...bytes].map((value) => (value > 200 ? 1 : value < 60 ? 0 : 0.5));
}

describe('a PDF', () => {
  it('has its pages counted and its first page made small', async () => {
    const done = await workWell(makePdf([{ colour: RED }, { colour: BLUE }]), 'plan.pdf');
    expect(done).toMatchObject({
      contentType: 'application/pdf',
      sort: 'pdf',
      pages: 2,
      stripped: null,
      replacement: null,
      views: [{ view: 'small', width: 240, height: 320, contentType: 'image/jpeg' }],
    });
    expect(await pixel(done.views[0]!.storeKey, 0.25)).toEqual([1, 0, 0]);
    expect(await pixel(done.views[0]!.storeKey, 0.75)).toEqual([1, 1, 1]);
  });

  it('has pictures of the pages that are asked for, upright and in order', async () => {
    const pages = Array.from({ length: 15 }, (_, index) => ({ colour: index % 2 ? BLUE : RED }));
    const result = await drawPages(makePdf(pages), { from: 3, to: 60 });
    if (result.kind !== 'pages') throw new Error(result.refusal);
    expect(result.pages).toBe(15);
    expect(result.views.map((view) => view.page)).toEqual([
      3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
    ]);
    expect(result.views.every((view) => view.width === 1200 && view.height === 1600)).toBe(true);
    expect(await pixel(result.views[0]!.storeKey, 0.25)).toEqual([1, 0, 0]);
    expect(await pixel(result.views[1]!.storeKey, 0.25)).toEqual([0, 0, 1]);
  });

  it('has no picture of a page longer than a wall', async () => {
    const result = await drawPages(makePdf([{ colour: RED, width: 20, height: 14_000 }]), {
      from: 1,
      to: 1,
    });
    if (result.kind !== 'pages') throw new Error(result.refusal);
    expect(result.views.every((view) => view.height <= 3600)).toBe(true);
  });

  it('leaves nothing behind where it cannot be read', async () => {
    const before = await held(folder());
    const result = await drawPages(Buffer.from('%PDF-1.4 and nothing more'), { from: 1, to: 5 });
    expect(result).toEqual({ kind: 'refused', refusal: 'damaged' });
    expect(await held(folder())).toEqual({ rows: before.rows + 1, files: before.files + 1 });
  });
});

it('has nothing made of text', async () => {
  const done = await workWell(Buffer.from('We read about the sea.\n'), 'notes.txt');
  expect(done).toMatchObject({ sort: 'text', stripped: null, replacement: null, views: [] });
});
