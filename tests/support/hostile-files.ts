import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';
import type { Refusal } from '~/platform/files/file-kinds';
import {
  bookStream,
  box,
  compound,
  element,
  gif,
  heif,
  jpegClaiming,
  jpegSegment,
  jpegWith,
  matroska,
  movie,
  mp3Frames,
  objectStream,
  office,
  officeParts,
  ogg,
  openDocument,
  ownerLock,
  pdf,
  pdfWith,
  png,
  pngChunk,
  program,
  relations,
  riff,
  slidesStream,
  tiff,
  wordStream,
  zip,
  type OfficeKind,
  type OpenKind,
  type Part,
} from './hostile-files-makers';
import { honestFiles } from './hostile-files-honest';

/**
 * A file nobody may be served. `expect` lists the refusals that are right; `found` stands for those
 * that only a virus scanner can tell, which inspection alone may take.
 */
export type HostileFile = {
  name: string;
  why: string;
  bytes: () => Buffer | AsyncIterable<Buffer>;
  expect: (Refusal | 'found')[];
};

type Expect = HostileFile['expect'][number];
const one = (
  name: string,
  why: string,
  bytes: Buffer | string | (() => Buffer | AsyncIterable<Buffer>),
  ...expect: Expect[]
): HostileFile => ({
  name,
  why,
  bytes: typeof bytes === 'function' ? bytes : () => Buffer.from(bytes as string),
  expect,
});

/** The test file every scanner knows (eicar.org), put together so that this source is not it. */
export const EICAR = [
  'X5O!P%@AP[4\\PZX54(P^)7CC)7}$',
  'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*',
].join('');

const SCRIPT = '<script>alert(document.domain)</script>';
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${SCRIPT}</svg>`;
const HTML = `<!doctype html><html><body>${SCRIPT}</body></html>`;
const PHP = '<?php system($_GET["c"]); ?>';
const packed = (name = 'a.txt', text: Buffer | string = 'hello') => zip([{ name, bytes: text }]);

async function* padded(
  start: Buffer,
  megabytes: number,
  end = Buffer.alloc(0),
): AsyncGenerator<Buffer> {
  yield start;
  const block = Buffer.alloc(1024 * 1024, 0x20);
  for (let index = 0; index < megabytes; index += 1) yield block;
  yield end;
}

function eicar(): HostileFile[] {
  const docx = office('docx', [], {
    main: `<w:document><w:t>${EICAR.replace(/&/g, '&amp;')}</w:t></w:document>`,
  });
  let nested: Buffer = packed('eicar.com', EICAR);
  const deep: HostileFile[] = [];
  for (let depth = 1; depth <= 4; depth += 1) {
    nested = packed(`inner${depth}.zip`, nested);
    deep.push(
      one(`nested-${depth}.zip`, `zipped ${depth + 1} times`, nested, 'archive'),
      one(
        `nested-${depth}.docx`,
        'the same under a document’s name',
        nested,
        'archive',
        'mismatch',
      ),
    );
  }
  return [
    one('eicar.com', 'plain', EICAR, 'program'),
    one('eicar.txt', 'plain, as text', EICAR, 'found'),
    one('eicar', 'plain, no ending', EICAR, 'found'),
    one('eicar.csv', 'plain, as a sheet', EICAR, 'found'),
    ...['pdf', 'jpg', 'docx', 'mp3', 'mp4', 'doc', 'heic'].map((ending) =>
      one(`eicar.${ending}`, 'plain, under another name', EICAR, 'mismatch'),
    ),
    one('eicar.zip', 'zipped', packed('eicar.com', EICAR), 'archive'),
    one(
      'eicar-zip.odt',
      'zipped, under a document’s name',
      packed('eicar.com', EICAR),
      'archive',
      'mismatch',
    ),
    ...deep,
    one('eicar.gz', 'gzip', gzipSync(EICAR), 'archive'),
    one('eicar-text.docx', 'as the text of a document', docx, 'found'),
    one(
      'eicar-media.docx',
      'as a picture of a document',
      office('docx', [{ name: 'word/media/image1.png', bytes: EICAR }]),
      'found',
    ),
    one(
      'eicar-com.docx',
      'as a program in a document',
      office('docx', [{ name: 'word/eicar.com', bytes: EICAR }]),
      'active',
    ),
    one(
      'eicar-com.odt',
      'as a program in a document',
      openDocument('odt', { more: [{ name: 'Pictures/eicar.com', bytes: EICAR }] }),
      'active',
    ),
    one(
      'eicar-zip.odt',
      'zipped within a document',
      openDocument('odt', {
        more: [{ name: 'Pictures/a.png', bytes: packed('eicar.com', EICAR) }],
      }),
      'active',
    ),
    one(
      'eicar-text.odt',
      'as the text of a document',
      openDocument('odt', { content: `<text:p>${EICAR}</text:p>` }),
      'found',
    ),
    one(
      'eicar-attached.pdf',
      'enclosed in a PDF',
      pdfWith('/Names << /EmbeddedFiles << /Names [(e) 5 0 R] >> >>', [
        '<< /Type /Filespec /F (eicar.com) /EF << /F 6 0 R >> >>',
        { dictionary: '/Type /EmbeddedFile', data: Buffer.from(EICAR) },
      ]),
      'active',
    ),
    one(
      'eicar-stream.pdf',
      'in a stream of a PDF',
      pdfWith('', [{ dictionary: '', data: Buffer.from(EICAR) }]),
      'found',
    ),
    one(
      'eicar-behind.pdf',
      'behind a PDF',
      Buffer.concat([pdfWith(), Buffer.from(EICAR)]),
      'found',
    ),
    one('eicar-padded.txt', 'in front of 31 MB', () => padded(Buffer.from(EICAR), 31), 'found'),
    one(
      'eicar-behind.txt',
      'behind 31 MB',
      () => padded(Buffer.from('Notes\n'), 31, Buffer.from(EICAR)),
      'found',
    ),
    one(
      'eicar-padded.com',
      'in front of 31 MB, as a program',
      () => padded(Buffer.from(EICAR), 31),
      'program',
    ),
    one(
      'eicar-padded.jpg',
      'in front of 31 MB, as a picture',
      () => padded(Buffer.from(EICAR), 31),
      'mismatch',
    ),
  ];
}

async function polyglots(jpeg: Buffer): Promise<HostileFile[]> {
  const hosts: [string, Buffer][] = (await honestFiles())
    .filter(({ name }) =>
      [
        'pond.jpg',
        'drawing.png',
        'dance.gif',
        'sticker.webp',
        'scan.tif',
        'photo.avif',
        'IMG_1234.HEIC',
        'plan.pdf',
        'bare.mp3',
        'swim.mp4',
        'IMG_0042.MOV',
        'piano.wav',
        'camera.avi',
        'browser.webm',
        'choir.flac',
        'voice.opus',
      ].includes(name),
    )
    .map(({ name, bytes }) => [name, bytes]);
  const tails: [string, Buffer][] = [
    ['a zip', packed()],
    ['a program', program()],
    ['a page', Buffer.from(HTML)],
    ['a server’s script', Buffer.from(PHP)],
    ['a rar', Buffer.concat([Buffer.from('Rar!\x1a\x07\x01\0', 'latin1'), Buffer.alloc(64, 1)])],
  ];
  const behind = hosts.flatMap(([name, bytes]) =>
    tails.map(([what, tail]) =>
      one(name, `${what} behind it`, Buffer.concat([bytes, tail]), 'two-in-one', 'damaged'),
    ),
  );
  return [
    ...behind,
    one(
      'php.jpg',
      'a script in the comment',
      jpegWith(jpeg, jpegSegment(0xfe, Buffer.from(PHP))),
      'two-in-one',
    ),
    one(
      'html.jpg',
      'a page in the comment',
      jpegWith(jpeg, jpegSegment(0xfe, Buffer.from(HTML))),
      'two-in-one',
    ),
    one(
      'js.jpg',
      'a length that opens a comment',
      jpegWith(jpeg, Buffer.concat([Buffer.from('ffe02f2a', 'hex'), Buffer.alloc(0x2f28, 0x20)])),
      'two-in-one',
      'damaged',
    ),
    one(
      'pdf.jpg',
      'a PDF in the comment',
      jpegWith(jpeg, jpegSegment(0xfe, pdfWith())),
      'two-in-one',
    ),
    one(
      'script.gif',
      'a picture that is a script',
      Buffer.from(
        'GIF89a/*aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa*/=1;alert(1)//;',
      ),
      'two-in-one',
      'damaged',
      'mismatch',
    ),
    one(
      'script2.gif',
      'a size that opens a comment',
      gif(0x2a2f, 1, 1, '*/=1;alert(1)//'),
      'two-in-one',
    ),
    one(
      'behind.gif',
      'a script behind the end',
      Buffer.concat([gif(4, 4), Buffer.from('*/=1;alert(document.cookie);//')]),
      'two-in-one',
    ),
    one('php.gif', 'a script in the comment', gif(4, 4, 1, PHP), 'two-in-one'),
    one(
      'php.png',
      'a script in a text chunk',
      png(4, 4, [pngChunk('tEXt', Buffer.from(`Comment\0${PHP}`))]),
      'two-in-one',
    ),
    one(
      'html.png',
      'a page in a text chunk',
      png(4, 4, [pngChunk('iTXt', Buffer.from(`Comment\0\0\0\0\0${HTML}`))]),
      'two-in-one',
    ),
    one('zip.png', 'a zip in a chunk', png(4, 4, [pngChunk('zxIp', packed())]), 'two-in-one'),
    one(
      'script.wav',
      'a length that opens a comment',
      riff(
        'WAVE',
        [
          ['fmt ', Buffer.alloc(16)],
          ['data', Buffer.from('*/=1;alert(1)//')],
        ],
        0x20202a2f,
      ),
      'two-in-one',
      'damaged',
    ),
    one(
      'page.mp4',
      'a page in a free box',
      Buffer.concat([movie('isom', ['vide']), box('free', HTML)]),
      'two-in-one',
    ),
    one(
      'page.mp3',
      'a page in a tag',
      Buffer.concat([
        Buffer.from('ID3\x04\0\0\0\0\x02\0', 'latin1'),
        Buffer.from(HTML.padEnd(256)),
        mp3Frames(8),
      ]),
      'two-in-one',
    ),
    one(
      'attached.mkv',
      'a program attached',
      matroska('matroska', [1], [element('1941a469', element('61a7', element('465c', program())))]),
      'active',
    ),
    one(
      'before.pdf',
      'a page before the header',
      Buffer.concat([Buffer.from(HTML), pdfWith()]),
      'two-in-one',
      'web-page',
    ),
    one(
      'words.pdf',
      'words before the header',
      Buffer.concat([Buffer.from('GIF87 or not '), pdfWith()]),
      'two-in-one',
      'damaged',
    ),
    one(
      'script.pdf',
      'a script before the header',
      Buffer.concat([Buffer.from('#!/bin/sh\nexit\n'), pdfWith()]),
      'two-in-one',
      'script',
    ),
    one(
      'page.pdf',
      'a page in the header',
      pdfWith('', [], { header: `%PDF-1.7\n%${HTML}\n` }),
      'two-in-one',
    ),
    one(
      'zip-first.pdf',
      'a zip before the header',
      Buffer.concat([packed(), pdfWith()]),
      'two-in-one',
      'mismatch',
      'archive',
      'damaged',
    ),
    one(
      'jpeg-first.docx',
      'a picture before the document',
      zip(officeParts('docx'), { before: jpeg }),
      'two-in-one',
      'mismatch',
    ),
    one(
      'program-first.docx',
      'a program before the document',
      zip(officeParts('docx'), { before: program() }),
      'program',
    ),
    one(
      'behind.docx',
      'a page behind the document',
      Buffer.concat([office('docx'), Buffer.from(HTML)]),
      'two-in-one',
    ),
    one(
      'comment.docx',
      'a page in the comment',
      zip(officeParts('docx'), { comment: HTML }),
      'two-in-one',
    ),
    one(
      'zip.rtf',
      'a zip behind rich text',
      Buffer.concat([Buffer.from('{\\rtf1 a}'), packed()]),
      'two-in-one',
    ),
    one(
      'zip.doc',
      'a zip behind an older document',
      Buffer.concat([compound({ WordDocument: wordStream() }), packed()]),
      'two-in-one',
    ),
  ];
}

function pagesAndScripts(): HostileFile[] {
  const endings = [
    'jpg',
    'png',
    'gif',
    'pdf',
    'docx',
    'txt',
    'md',
    'csv',
    'mp4',
    'heic',
    'doc',
    'rtf',
    '',
  ];
  const under = (label: string, text: string, ...expect: Expect[]) =>
    endings.map((ending) =>
      one(ending ? `${label}.${ending}` : label, `${label} under .${ending}`, text, ...expect),
    );
  return [
    ...under('drawing', SVG, 'web-page'),
    ...under('page', HTML, 'web-page'),
    ...['svg', 'html', 'htm', 'xhtml', 'xml', 'shtml', 'mht', 'url', 'webloc', 'svgz'].map(
      (ending) => one(`page.${ending}`, 'by its ending', HTML, 'web-page'),
    ),
    one(
      'xml.txt',
      'XML with a style sheet',
      `<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?><a/>`,
      'web-page',
    ),
    one('bomb.txt', 'an XML bomb', XML_BOMB, 'web-page'),
    one('bomb.svg', 'an XML bomb as a drawing', XML_BOMB, 'web-page'),
    one('late.txt', 'a script far into a text', `${'words '.repeat(200_000)}${SCRIPT}`, 'web-page'),
    one('wide.txt', 'a page in UTF-16', Buffer.from(`\ufeff${HTML}`, 'utf16le'), 'web-page'),
    one(
      'saved.txt',
      'a saved page with its parts',
      `MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n`,
      'web-page',
    ),
    one('link.txt', 'a shortcut', '[InternetShortcut]\nURL=https://example.org\n', 'web-page'),
    one(
      'handler.md',
      'a picture that runs when it fails',
      'Hello <img src=x onerror=alert(1)> there',
      'web-page',
    ),
    one('run.txt', 'a shell script', '#!/bin/sh\nrm -rf ~\n', 'script'),
    one('php.txt', 'a server’s script', PHP, 'script'),
    one('batch.txt', 'a batch file', '@echo off\r\ndel *.*\r\n', 'script'),
    one(
      'host.txt',
      'a Windows script',
      'Set s = CreateObject("WScript.Shell")\ns.Run "calc"',
      'script',
    ),
    one('shell.txt', 'PowerShell', 'powershell.exe -nop -w hidden -enc AAAA', 'script'),
    one('php.jpg', 'a script named as a picture', PHP, 'script', 'mismatch'),
    one('php', 'a script without ending', PHP, 'script'),
    ...[
      'js',
      'vbs',
      'ps1',
      'bat',
      'cmd',
      'py',
      'sh',
      'php',
      'phtml',
      'hta',
      'wsf',
      'jse',
      'asp',
      'reg',
      'rb',
      'pl',
    ].map((ending) => one(`run.${ending}`, 'by its ending', 'x = 1', 'script')),
    one('photo.jpg.js', 'a picture’s ending before the true one', 'alert(1)', 'script'),
    one('dde.csv', 'a formula that starts a program', "a,b\n=cmd|' /C calc'!A0,2\n", 'active'),
    one('desktop.txt', 'a starter', '[Desktop Entry]\nExec=sh\n', 'script'),
  ];
}

const XML_BOMB = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "${'ha'.repeat(50)}">${'cdefghi'
  .split('')
  .map((letter, index) => `<!ENTITY ${letter} "${`&${'bcdefgh'[index]};`.repeat(10)}">`)
  .join('')}]><a>&i;</a>`;

function programs(): HostileFile[] {
  const heads: [string, Buffer][] = [
    ['Windows', program()],
    [
      'Linux',
      Buffer.concat([Buffer.from('7f454c46020101000000000000000000', 'hex'), Buffer.alloc(200)]),
    ],
    ['Mac', Buffer.concat([Buffer.from('cffaedfe0700000103000000', 'hex'), Buffer.alloc(200)])],
    ['Java class', Buffer.concat([Buffer.from('cafebabe00000034', 'hex'), Buffer.alloc(200)])],
    ['Android code', Buffer.concat([Buffer.from('dex\n035\0'), Buffer.alloc(200)])],
    ['WebAssembly', Buffer.concat([Buffer.from('0061736d01000000', 'hex'), Buffer.alloc(200)])],
    [
      'shortcut',
      Buffer.concat([
        Buffer.from('4c0000000114020000000000c000000000000046', 'hex'),
        Buffer.alloc(200),
      ]),
    ],
    [
      'Debian package',
      Buffer.concat([Buffer.from('!<arch>\ndebian-binary   '), Buffer.alloc(200)]),
    ],
    ['disk image', Buffer.concat([Buffer.alloc(2048, 1), Buffer.from('koly'), Buffer.alloc(508)])],
    ['installer', compound({ Property: Buffer.alloc(5000) }, '84100c0000000000c000000000000046')],
    [
      'Android app',
      zip([
        { name: 'AndroidManifest.xml', bytes: 'x' },
        { name: 'classes.dex', bytes: 'y' },
      ]),
    ],
    [
      'Java archive',
      zip([
        { name: 'META-INF/MANIFEST.MF', bytes: 'Manifest-Version: 1.0' },
        { name: 'A.class', bytes: 'x' },
      ]),
    ],
  ];
  return [
    ...heads.flatMap(([what, bytes]) => [
      one('photo.jpg', `${what} named as a picture`, bytes, 'program', 'mismatch'),
      one('setup', `${what} without ending`, bytes, 'program'),
    ]),
    ...[
      'exe',
      'com',
      'scr',
      'msi',
      'jar',
      'apk',
      'dmg',
      'deb',
      'lnk',
      'dll',
      'pif',
      'wasm',
      'class',
      'EXE',
      'exe.',
      'exe ',
    ].map((ending) => one(`plan.${ending}`, 'by its ending', 'honest words', 'program')),
    one('plan.pdf.exe', 'two endings', program(), 'program'),
    one('plan.e\u200bxe', 'an ending with an unseen character', program(), 'program', 'name'),
  ];
}

function archives(): HostileFile[] {
  const tar = Buffer.alloc(1024);
  tar.write('a.txt', 0);
  tar.write('0000644\0', 100);
  tar.write('ustar\x0000', 257);
  const iso = Buffer.alloc(0x9000);
  iso.write('\x01CD001', 0x8000);
  const kinds: [string, Buffer][] = [
    ['zip', packed()],
    ['gz', gzipSync('a')],
    ['tar', tar],
    ['7z', Buffer.from('377abcaf271c0004000000000000000000000000', 'hex')],
    ['rar', Buffer.concat([Buffer.from('526172211a070100', 'hex'), Buffer.alloc(64)])],
    ['bz2', Buffer.from('425a68393141592653590000000000000000', 'hex')],
    ['xz', Buffer.from('fd377a585a000004e6d6b4460000000000000000', 'hex')],
    ['zst', Buffer.from('28b52ffd0458000000000000000000000000', 'hex')],
    ['iso', iso],
    ['cab', Buffer.concat([Buffer.from('MSCF\0\0\0\0'), Buffer.alloc(64)])],
    ['empty zip', Buffer.concat([Buffer.from('504b0506', 'hex'), Buffer.alloc(18)])],
  ];
  return kinds.flatMap(([what, bytes]) => [
    one(`files.${what.split(' ').at(-1)}`, what, bytes, 'archive'),
    one('plan.docx', `${what} named as a document`, bytes, 'archive', 'mismatch', 'damaged'),
    one('plan.jpg', `${what} named as a picture`, bytes, 'archive', 'mismatch', 'damaged'),
    one('plan', `${what} without ending`, bytes, 'archive', 'damaged'),
  ]);
}

function floods(jpeg: Buffer): HostileFile[] {
  const webp = (name: string, body: Buffer) =>
    riff('WEBP', [
      [name, body],
      ['VP8 ', Buffer.alloc(20)],
    ]);
  return [
    one('flood.jpg', '65,500 pixels square', jpegClaiming(jpeg, 65_500, 65_500), 'too-many-pixels'),
    one('flood.png', '50,000 pixels square', png(50_000, 50_000), 'too-many-pixels'),
    one('line.png', 'four thousand million wide', png(0xffffffff, 1), 'too-many-pixels'),
    one('largest.png', 'the largest there is', png(0x7fffffff, 0x7fffffff), 'too-many-pixels'),
    one(
      'frames.png',
      'a million frames',
      png(60, 60, [pngChunk('acTL', Buffer.from('000f424000000000', 'hex'))]),
      'too-many-pixels',
    ),
    one('flood.gif', '60,000 pixels square', gif(60_000, 60_000), 'too-many-pixels'),
    one('frames.gif', '3,000 large frames', gif(1000, 1000, 3000), 'too-many-pixels'),
    one(
      'flood.webp',
      '16 million pixels square',
      webp('VP8X', Buffer.from('02000000ffffffffffff', 'hex')),
      'too-many-pixels',
    ),
    one(
      'flood2.webp',
      'without loss',
      riff('WEBP', [['VP8L', Buffer.from('2fffffff0f000000', 'hex')]]),
      'too-many-pixels',
    ),
    one(
      'flood3.webp',
      'with loss',
      riff('WEBP', [['VP8 ', Buffer.from('3001009d012aff3fff3f0000', 'hex')]]),
      'too-many-pixels',
    ),
    one('flood.tif', '100,000 pixels square', tiff(100_000, 100_000), 'too-many-pixels'),
    one('flood.heic', '60,000 pixels square', heif(60_000, 60_000), 'too-many-pixels'),
    one('flood.avif', '60,000 pixels square', heif(60_000, 60_000, 'avif'), 'too-many-pixels'),
    one('largest.heic', 'the largest there is', heif(0xffffffff, 0xffffffff), 'too-many-pixels'),
    one('nought.png', 'no width', png(0, 10), 'damaged'),
    one('nought.jpg', 'no width', jpegClaiming(jpeg, 0, 10), 'damaged'),
    one('ring.tif', 'pages in a ring', tiff(10, 10, { next: 72 }), 'damaged'),
  ];
}

function macros(): HostileFile[] {
  const vba = compound({ 'VBA/dir': Buffer.alloc(5000) });
  const binary: Record<OfficeKind, string> = { docx: 'word', xlsx: 'xl', pptx: 'ppt' };
  const names: Record<OfficeKind, [string, string]> = {
    docx: ['docm', 'word.document'],
    xlsx: ['xlsm', 'excel.sheet'],
    pptx: ['pptm', 'powerpoint.presentation'],
  };
  const modern = (Object.keys(binary) as OfficeKind[]).flatMap((kind) => {
    const [ending, type] = names[kind];
    const part = `${binary[kind]}/vbaProject.bin`;
    const enabled = { mainType: `application/vnd.ms-${type}.macroEnabled.main+xml` };
    return [
      one(
        `plan.${ending}`,
        'by its ending',
        office(kind, [{ name: part, bytes: vba }], enabled),
        'macros',
      ),
      one(
        `renamed.${kind}`,
        'under the plain ending',
        office(kind, [{ name: part, bytes: vba }], enabled),
        'macros',
      ),
      one(
        `plain.${kind}`,
        'macros though the type says none',
        office(kind, [{ name: part, bytes: vba }]),
        'macros',
      ),
      one(
        `hidden.${kind}`,
        'macros under another name',
        office(kind, [{ name: `${binary[kind]}/media/a.png`, bytes: vba }], {
          links: relations([
            {
              type: 'http://schemas.microsoft.com/office/2006/relationships/vbaProject',
              target: 'media/a.png',
            },
          ]),
        }),
        'macros',
        'active',
      ),
    ];
  });
  const open = (['odt', 'ods', 'odp'] as OpenKind[]).flatMap((kind) => [
    one(
      `basic.${kind}`,
      'a Basic library',
      openDocument(kind, { more: [{ name: 'Basic/Standard/Module1.xml', bytes: '<a/>' }] }),
      'macros',
    ),
    one(
      `python.${kind}`,
      'a script',
      openDocument(kind, { more: [{ name: 'Scripts/python/a.py', bytes: 'x' }] }),
      'macros',
      'active',
    ),
    one(
      `event.${kind}`,
      'an event that starts a macro',
      openDocument(kind, {
        content: '<script:event-listener xlink:href="vnd.sun.star.script:a.b?language=Basic"/>',
      }),
      'macros',
    ),
  ]);
  return [
    ...modern,
    ...open,
    one(
      'xlm.xlsx',
      'a macro sheet of Excel 4',
      office('xlsx', [{ name: 'xl/macrosheets/sheet1.xml', bytes: '<a/>' }]),
      'macros',
    ),
    one(
      'macros.doc',
      'older Word',
      compound({ WordDocument: wordStream(), 'Macros/VBA/dir': Buffer.alloc(5000) }),
      'macros',
    ),
    one(
      'macros.xls',
      'older Excel',
      compound({ Workbook: bookStream(), '_VBA_PROJECT_CUR/VBA/dir': Buffer.alloc(5000) }),
      'macros',
    ),
    one(
      'xlm.xls',
      'a macro sheet in older Excel',
      compound({ Workbook: bookStream([], 1) }),
      'macros',
    ),
    one(
      'macros.ppt',
      'older PowerPoint',
      compound({
        'PowerPoint Document': slidesStream([
          [0x0400, Buffer.from('010000000100000002000000', 'hex')],
        ]),
      }),
      'macros',
    ),
  ];
}

function locked(): HostileFile[] {
  const sealed = compound({
    EncryptedPackage: Buffer.alloc(8192, 7),
    EncryptionInfo: Buffer.alloc(5000, 1),
  });
  const user = ownerLock();
  const needs = user.dictionary.replace(/\/U <.{8}/, '/U <00000000');
  const lockedPart = (parts: Part[]) => zip(parts.map((part) => ({ ...part, flags: 0x0801 })));
  return [
    ...['docx', 'xlsx', 'pptx'].map((ending) =>
      one(`locked.${ending}`, 'a password in newer Office', sealed, 'locked'),
    ),
    one(
      'locked.pdf',
      'a password to open',
      pdfWith('', [needs], { trailer: `/Encrypt 5 0 R ${user.id}` }),
      'locked',
    ),
    one(
      'locked256.pdf',
      'a password of the newest way',
      pdfWith(
        '',
        [
          `<< /Filter /Standard /V 5 /R 6 /Length 256 /P -4 /O <${'aa'.repeat(48)}> /U <${'bb'.repeat(48)}> /UE <${'cc'.repeat(32)}> >>`,
        ],
        { trailer: `/Encrypt 5 0 R ${user.id}` },
      ),
      'locked',
    ),
    one(
      'strange.pdf',
      'another way of locking',
      pdfWith('', ['<< /Filter /Adobe.PubSec /V 4 >>'], { trailer: `/Encrypt 5 0 R ${user.id}` }),
      'locked',
    ),
    ...(['odt', 'ods', 'odp'] as OpenKind[]).map((kind) =>
      one(
        `locked.${kind}`,
        'a password in OpenDocument',
        openDocument(kind, {
          listing:
            '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data manifest:checksum="x"/></manifest:file-entry>',
        }),
        'locked',
      ),
    ),
    one('bits.docx', 'encrypted entries', lockedPart(officeParts('docx')), 'locked'),
    one(
      'strong.docx',
      'strongly encrypted entries',
      zip(officeParts('docx').map((part) => ({ ...part, flags: 0x0841 }))),
      'locked',
    ),
    one(
      'locked.zip',
      'an archive with a password',
      lockedPart([{ name: 'a', bytes: 'b' }]),
      'archive',
      'locked',
    ),
    one(
      'locked.doc',
      'older Word',
      compound({ WordDocument: wordStream({ locked: true }) }),
      'locked',
    ),
    one(
      'locked.xls',
      'older Excel',
      compound({ Workbook: bookStream([[0x2f, Buffer.alloc(54)]]) }),
      'locked',
    ),
    one(
      'locked.ppt',
      'older PowerPoint',
      compound({ 'PowerPoint Document': slidesStream(), EncryptedSummary: Buffer.alloc(5000) }),
      'locked',
    ),
    one(
      'locked.pages',
      'Apple Pages',
      zip([
        { name: 'Index/Document.iwa', bytes: 'x', stored: true },
        { name: '.iwph', bytes: 'hint', stored: true },
      ]),
      'locked',
    ),
    one('bought.m4v', 'a film with a lock', movie('M4V ', ['vide'], 'drmi'), 'locked'),
  ];
}

const hexName = (name: string) =>
  `/${[...name].map((letter, index) => (index % 2 ? letter : `#${letter.charCodeAt(0).toString(16)}`)).join('')}`;

function acting(): HostileFile[] {
  const js = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>';
  const inStream = (options?: Parameters<typeof objectStream>[2]) =>
    pdfWith('/OpenAction 6 0 R', [objectStream(6, js, options)]);
  const hex = (data: Buffer) => Buffer.from(`${data.toString('hex')}>`);
  const predicted = (data: Buffer) =>
    deflateSync(
      Buffer.concat(
        Array.from({ length: Math.ceil(data.length / 10) }, (_, row) => {
          const line = data.subarray(row * 10, row * 10 + 10);
          const up = row ? data.subarray(row * 10 - 10, row * 10) : Buffer.alloc(10);
          return Buffer.concat([
            Buffer.from([2]),
            Buffer.from(
              Buffer.concat([line, Buffer.alloc(10 - line.length)]).map(
                (byte, index) => byte - (up[index] ?? 0),
              ),
            ),
          ]);
        }),
      ),
    );
  const lock = ownerLock();
  const hidden = objectStream(6, js);
  const rtf = (body: string) => `{\\rtf1\\ansi ${body} text\\par}`;
  const ole = compound({ '\x01Ole10Native': Buffer.alloc(5000) });
  const link = (kind: OfficeKind, type: string, target: string) =>
    office(kind, [], { links: relations([{ type, target, outside: true }]) });
  const field = (text: string) => `<w:document><w:body><w:p>${text}</w:p></w:body></w:document>`;
  const pdfs: [string, string, Buffer][] = [
    ['js', 'a script in plain', pdfWith(`/OpenAction ${js}`)],
    [
      'js-hex',
      'a script with its name written in numbers',
      pdfWith(`/OpenAction << /S ${hexName('JavaScript')} /JS (a) >>`),
    ],
    [
      'js-names',
      'scripts by name',
      pdfWith('/Names << /JavaScript << /Names [(a) 5 0 R] >> >>', [js]),
    ],
    ['js-tight', 'no spaces', pdfWith('/OpenAction<</S/JavaScript/JS(a)>>')],
    [
      'js-indirect',
      'the kind of the action elsewhere',
      pdfWith('/OpenAction << /S 5 0 R /JS (a) >>', ['/JavaScript']),
    ],
    ['js-stream', 'a script in a compressed object stream', inStream()],
    ['js-untyped', 'an object stream that does not say so', inStream({ type: '' })],
    [
      'js-twice',
      'two filters',
      inStream({
        filter: '[/ASCIIHexDecode /FlateDecode]',
        encode: (data) => hex(deflateSync(data)),
      }),
    ],
    ['js-ascii', 'a filter of letters', inStream({ filter: '/AHx', encode: hex })],
    [
      'js-predicted',
      'a predictor',
      inStream({
        filter: '/FlateDecode /DecodeParms << /Predictor 12 /Columns 10 >>',
        encode: predicted,
      }),
    ],
    [
      'js-lzw',
      'a filter no such stream needs',
      inStream({ filter: '/LZWDecode', encode: (data) => data }),
    ],
    [
      'js-locked',
      'within a lock that opens by itself',
      pdfWith(
        '/OpenAction 6 0 R',
        [lock.dictionary, { dictionary: hidden.dictionary, data: lock.encrypt(hidden.data, 6) }],
        { trailer: `/Encrypt 5 0 R ${lock.id}` },
      ),
    ],
    [
      'js-update',
      'added behind a proper end',
      Buffer.concat([pdfWith(), Buffer.from(`\n9 0 obj\n${js}\nendobj\nstartxref\n0\n%%EOF\n`)]),
    ],
    [
      'js-decoy',
      'behind a stream that is none',
      pdfWith('/Title (>>\nstream\n) /OpenAction << /S /JavaScript /JS (a) >>'),
    ],
    ['launch', 'starts a program', pdfWith('/OpenAction << /S /Launch /F (cmd.exe) >>')],
    [
      'launch-hex',
      'starts a program, written in numbers',
      pdfWith(`/OpenAction << /S ${hexName('Launch')} /F (cmd.exe) >>`),
    ],
    [
      'enclosed',
      'an enclosed file',
      pdfWith('/AF [5 0 R]', [
        '<< /Type /Filespec /F (a.exe) /EF << /F 6 0 R >> >>',
        { dictionary: '', data: program() },
      ]),
    ],
    ['media', 'rich media', pdfWith('', ['<< /Type /Annot /Subtype /RichMedia >>'])],
    ['rendition', 'a rendition', pdfWith('/OpenAction << /S /Rendition /JS (a) >>')],
    ['goto', 'goes into an enclosed file', pdfWith('/OpenAction << /S /GoToE /T << /R /C >> >>')],
    [
      'xfa',
      'a form with a script',
      pdfWith('/AcroForm << /XFA [(template) 5 0 R] >>', [
        {
          dictionary: '/Filter /FlateDecode',
          data: deflateSync(
            Buffer.from(
              '<template><event><script contentType="application/x-javascript">a</script></event></template>',
            ),
          ),
        },
      ]),
    ],
  ];
  const rich: [string, string, string][] = [
    ['object', 'an object', rtf('{\\object\\objemb{\\*\\objdata 0105}}')],
    ['data', 'the data alone', rtf('{\\*\\objdata 010500000200}')],
    ['update', 'an object that updates itself', rtf('{\\object\\objautlink\\objupdate}')],
    ['short', 'a header Word accepts too', '{\\rt{\\object\\objocx{\\*\\objdata 01}}}'],
    [
      'dde',
      'a field that starts a program',
      rtf('{\\field{\\*\\fldinst DDEAUTO c:\\\\\\\\cmd.exe "/k calc"}{\\fldrslt x}}'),
    ],
    [
      'dde-split',
      'the same in pieces',
      rtf('{\\field{\\*\\fldinst {\\b DD}{\\i EAUTO} cmd}{\\fldrslt x}}'),
    ],
    ['template', 'a template from the net', rtf('{\\*\\template http://example.org/a.dot}')],
  ];
  const documents: [string, string, Buffer][] = [
    [
      'ole.docx',
      'an embedded object',
      office('docx', [{ name: 'word/embeddings/oleObject1.bin', bytes: ole }], {
        links: relations([{ type: 'oleObject', target: 'embeddings/oleObject1.bin' }]),
      }),
    ],
    [
      'package.docx',
      'an embedded document',
      office('docx', [{ name: 'word/embeddings/a.docx', bytes: office('docx') }], {
        links: relations([{ type: 'package', target: 'embeddings/a.docx' }]),
      }),
    ],
    [
      'program.pptx',
      'a program within',
      office('pptx', [{ name: 'ppt/media/media1.mp4', bytes: program() }]),
    ],
    [
      'control.xlsx',
      'a control',
      office('xlsx', [{ name: 'xl/activeX/activeX1.xml', bytes: '<a/>' }]),
    ],
    [
      'zip.docx',
      'a packed file within',
      office('docx', [{ name: 'word/media/image1.png', bytes: packed() }]),
    ],
    [
      'template.docx',
      'a template from the net',
      link('docx', 'attachedTemplate', 'https://example.org/a.dotm'),
    ],
    [
      'template-share.docx',
      'a template from a server',
      link('docx', 'attachedTemplate', 'file://server/share/a.dotm'),
    ],
    [
      'template-share2.docx',
      'the same as Windows writes it',
      link('docx', 'attachedTemplate', '\\\\server\\share\\a.dotm'),
    ],
    [
      'follina.docx',
      'an object from the net',
      link(
        'docx',
        'oleObject',
        'mhtml:https://example.org/a.html!x-usc:https://example.org/a.html',
      ),
    ],
    ['frame.docx', 'a frame from the net', link('docx', 'frame', 'https://example.org/')],
    [
      'chunk.docx',
      'a page taken in',
      office('docx', [], { links: relations([{ type: 'aFChunk', target: 'a.mht' }]) }),
    ],
    [
      'dde.docx',
      'a field that starts a program',
      office('docx', [], { main: field('<w:fldSimple w:instr="DDEAUTO c:\\cmd.exe"/>') }),
    ],
    [
      'dde-split.docx',
      'the same in pieces',
      office('docx', [], {
        main: field(
          '<w:r><w:instrText>DD</w:instrText></w:r><w:r><w:instrText>EAUTO cmd</w:instrText></w:r>',
        ),
      }),
    ],
    [
      'dde.xlsx',
      'a link that starts a program',
      office('xlsx', [
        {
          name: 'xl/externalLinks/externalLink1.xml',
          bytes: '<externalLink><ddeLink ddeService="cmd" ddeTopic="/C calc"/></externalLink>',
        },
      ]),
    ],
    [
      'action.pptx',
      'a click that starts a program',
      office('pptx', [
        { name: 'ppt/slides/slide1.xml', bytes: '<a:hlinkClick action="ppaction://program"/>' },
      ]),
    ],
    [
      'object.odt',
      'an embedded object',
      openDocument('odt', {
        more: [{ name: 'Object 1', bytes: ole }],
        content: '<draw:object-ole xlink:href="./Object 1"/>',
      }),
    ],
    [
      'dde.ods',
      'a link that starts a program',
      openDocument('ods', { content: '<office:dde-source office:dde-application="cmd"/>' }),
    ],
    [
      'frame.odt',
      'a frame from the net',
      openDocument('odt', { content: '<draw:floating-frame xlink:href="https://example.org/"/>' }),
    ],
    [
      'object.doc',
      'an embedded object',
      compound({
        WordDocument: wordStream(),
        'ObjectPool/_1234567890/\x01Ole10Native': Buffer.alloc(5000),
      }),
    ],
    [
      'dde.doc',
      'a field that starts a program',
      compound({ WordDocument: wordStream({ text: '\x13DDEAUTO c:\\cmd.exe \x14' }) }),
    ],
    [
      'object.xls',
      'an embedded object',
      compound({ Workbook: bookStream(), 'MBD0012ABCD/\x01Ole10Native': Buffer.alloc(5000) }),
    ],
    [
      'dde.xls',
      'a link that starts a program',
      compound({
        Workbook: bookStream([[0x1ae, Buffer.from('\x01\0\x0c\0\0cmd\x03/C calc', 'latin1')]]),
      }),
    ],
    [
      'object.ppt',
      'an embedded object',
      compound({ 'PowerPoint Document': slidesStream([[0x1011, Buffer.alloc(64)]]) }),
    ],
  ];
  return [
    ...pdfs.map(([name, why, bytes]) => one(`${name}.pdf`, why, bytes, 'active')),
    ...rich.map(([name, why, text]) => one(`${name}.rtf`, why, text, 'active')),
    one(
      'object-rtf.doc',
      'rich text with an object under Word’s ending',
      rtf('{\\object{\\*\\objdata 01}}'),
      'active',
    ),
    ...documents.map(([name, why, bytes]) =>
      one(name, why, bytes, 'active', ...(name.startsWith('package') ? (['macros'] as const) : [])),
    ),
  ];
}

function bombs(): HostileFile[] {
  const claims = 4_000_000_000;
  const parts = officeParts('docx');
  const zeros = Buffer.alloc(80 * 1024 * 1024);
  return [
    one(
      'claims.docx',
      'entries that claim 4 GB',
      () => zip([...parts, { name: 'word/a.xml', bytes: '<a/>', claims }]),
      'damaged',
    ),
    one(
      'ratio.docx',
      'nulls without end',
      () => zip([...parts, { name: 'word/media/a.bmp', bytes: zeros }]),
      'damaged',
    ),
    one(
      'ratio.odt',
      'nulls without end',
      () => openDocument('odt', { more: [{ name: 'Pictures/a.png', bytes: zeros }] }),
      'damaged',
    ),
    one(
      'overlap.docx',
      'many names for the same bytes',
      () =>
        zip([
          ...parts,
          { name: 'word/a.xml', bytes: '<a/>' },
          ...Array.from({ length: 50 }, (_, index): Part => ({
            name: `word/b${index}.xml`,
            bytes: '<a/>',
            over: 3,
          })),
        ]),
      'damaged',
    ),
    one('bomb.zip', 'nulls, as a packed file', () => packed('a', zeros), 'archive', 'damaged'),
    one('entities.docx', 'an XML bomb', office('docx', [], { main: XML_BOMB }), 'damaged'),
    one(
      'entities.xlsx',
      'an XML bomb in the links',
      office('xlsx', [], { links: XML_BOMB }),
      'damaged',
    ),
    one(
      'entities.pptx',
      'an XML bomb in a further part',
      office('pptx', [{ name: 'docProps/app.xml', bytes: XML_BOMB }]),
      'damaged',
    ),
    one(
      'entities.odt',
      'an XML bomb',
      openDocument('odt', { entity: '<!DOCTYPE a [<!ENTITY b "c">]>' }),
      'damaged',
    ),
    one(
      'entities16.docx',
      'an XML bomb in UTF-16',
      office('docx', [
        { name: 'docProps/app.xml', bytes: Buffer.from(`\ufeff${XML_BOMB}`, 'utf16le') },
      ]),
      'damaged',
    ),
    one(
      'objects.pdf',
      'an object stream of nulls',
      () =>
        pdfWith('', [
          {
            dictionary: '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode',
            data: deflateSync(zeros),
          },
        ]),
      'damaged',
    ),
    one(
      'two-names.docx',
      'an entry under two names',
      zip([...parts, { name: 'word/a.xml', localName: 'word/a.exe', bytes: 'x' }]),
      'damaged',
    ),
    one('twice.docx', 'one name twice', zip([...parts, ...parts]), 'damaged'),
    one(
      'climbing.docx',
      'an entry that climbs out',
      zip([...parts, { name: '../../evil.xml', bytes: '<a/>' }]),
      'damaged',
    ),
    one(
      'method.docx',
      'an odd way of packing',
      zip([...parts, { name: 'word/a.xml', bytes: deflateRawSync('a'), method: 9 }]),
      'damaged',
    ),
    one('visio.docx', 'no main part', zip(parts.slice(0, 2)), 'damaged'),
  ];
}

async function wrongAndBroken(jpeg: Buffer): Promise<HostileFile[]> {
  const honest = await honestFiles();
  const get = (name: string) => honest.find((file) => file.name === name)?.bytes ?? Buffer.alloc(0);
  const swaps: [string, string][] = [
    ['pond.jpg', 'pdf'], ['pond.jpg', 'docx'], ['pond.jpg', 'mp4'], ['pond.jpg', 'txt'], ['plan.pdf', 'jpg'], ['plan.pdf', 'docx'],
    ['plan.pdf', 'mp3'], ['plan.docx', 'pdf'], ['plan.docx', 'png'], ['plan.docx', 'xlsx'], ['budget.xlsx', 'pptx'], ['letter.odt', 'ods'],
    ['letter.doc', 'xls'], ['swim.mp4', 'jpg'], ['swim.mp4', 'pdf'], ['bare.mp3', 'jpg'], ['bare.mp3', 'txt'], ['notes.txt', 'pdf'],
    ['notes.txt', 'jpg'], ['letter.rtf', 'txt'], ['IMG_1234.HEIC', 'mov'],
  ]; // prettier-ignore
  const cut = [
    'pond.jpg',
    'drawing.png',
    'still.gif',
    'sticker.webp',
    'scan.tif',
    'photo.avif',
    'IMG_1234.HEIC',
    'plan.pdf',
    'plan.docx',
    'letter.odt',
    'letter.doc',
    'swim.mp4',
    'IMG_0042.MOV',
    'browser.webm',
    'piano.wav',
    'camera.avi',
    'letter.rtf',
    'Plan.pages',
    'voice.opus',
  ];
  return [
    ...swaps.map(([from, ending]) =>
      one(`renamed.${ending}`, `${from} under .${ending}`, get(from), 'mismatch'),
    ),
    ...cut.map((name) =>
      one(
        name,
        'cut in the middle',
        get(name).subarray(0, Math.floor(get(name).length * 0.6)),
        'damaged',
      ),
    ),
    ...['jpg', 'pdf', 'docx', 'txt', 'mp4', ''].map((ending) =>
      one(`empty.${ending}`, 'nothing in it', Buffer.alloc(0), 'empty'),
    ),
    ...['jpg', 'pdf', 'docx', 'mp4'].map((ending) =>
      one(`byte.${ending}`, 'one byte', Buffer.from([0xff]), 'mismatch', 'damaged', 'unknown-kind'),
    ),
    one('byte', 'one byte', Buffer.from([0]), 'unknown-kind', 'damaged'),
    one('head.jpg', 'only the start mark', jpeg.subarray(0, 4), 'damaged', 'mismatch'),
    one('head.pdf', 'only the header', '%PDF-1.7\n', 'damaged', 'mismatch'),
    one(
      'noise.jpg',
      'noise',
      Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919 + (index >> 3)) & 255)),
      'mismatch',
      'damaged',
    ),
    one(
      'noise',
      'noise without ending',
      Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919 + (index >> 3)) & 255)),
      'unknown-kind',
      'damaged',
    ),
    one('nulls.txt', 'nulls', Buffer.alloc(4096), 'mismatch'),
    one(
      'book.epub',
      'a kind that is not taken',
      zip([
        { name: 'mimetype', bytes: 'application/epub+zip', stored: true },
        { name: 'META-INF/container.xml', bytes: '<a/>' },
        { name: 'content.xml', bytes: '<a/>' },
      ]),
      'unknown-kind',
      'archive',
    ),
    one(
      'picture.bmp',
      'a kind that is not taken',
      Buffer.concat([Buffer.from('BM'), Buffer.alloc(200)]),
      'unknown-kind',
    ),
    one('data.json', 'text of another kind', '{"a":1}', 'unknown-kind'),
    one(
      'mail.msg',
      'a kind that is not taken',
      compound({ __properties: Buffer.alloc(5000) }),
      'unknown-kind',
    ),
    one('ring.doc', 'a table in a ring', ringed(), 'damaged'),
    one(
      'box.mp4',
      'a box beyond the end',
      Buffer.concat([movie('isom', ['vide']), Buffer.from('7fffffff6d646174', 'hex')]),
      'damaged',
    ),
    one('stub.ogg', 'a stream of another kind', ogg(Buffer.from('whatever')), 'unknown-kind'),
    one('empty.pdf', 'no objects, no end', pdf([]).subarray(0, 40), 'damaged'),
  ];
}

/** A compound file whose directory leads back to itself. */
function ringed(): Buffer {
  const bytes = compound({ WordDocument: wordStream() });
  const table = (bytes.readUInt32LE(76) + 1) * 512;
  const directory = bytes.readUInt32LE(48);
  bytes.writeUInt32LE(directory, table + directory * 4);
  bytes.writeUInt16LE(0, (directory + 1) * 512 + 64);
  return bytes.fill(0, (directory + 1) * 512, (directory + 1) * 512 + 512);
}

/** Names that are refused whatever they name. */
export const HOSTILE_NAMES: [string, string][] = [
  ['../plan.jpg', 'climbs out'],
  ['..\\plan.jpg', 'climbs out on Windows'],
  ['../../etc/passwd', 'climbs far out'],
  ['/etc/passwd', 'a whole path'],
  ['C:\\Windows\\plan.jpg', 'a whole path on Windows'],
  ['a/b.jpg', 'a folder'],
  ['..', 'the folder above'],
  ['.', 'the folder itself'],
  ['', 'nothing'],
  ['   ', 'only spaces'],
  ['plan\u202egpj.exe', 'read from right to left'],
  ['plan\u202agpj.jpg', 'an embedding'],
  ['\u2066plan\u2069.jpg', 'an isolate'],
  ['plan\0.jpg', 'a NUL'],
  ['plan.exe\0.jpg', 'a NUL behind the true ending'],
  ['plan\r\nSet-Cookie: a=b.jpg', 'a new line'],
  ['plan\t.jpg', 'a tab'],
  ['plan\x7f.jpg', 'a control character'],
  ['plan\u0085.jpg', 'a control character of the second set'],
  ['plan\u2028.jpg', 'a line separator'],
  ['plan\ud800.jpg', 'half a character'],
  [`${'a'.repeat(5000)}.jpg`, '5,000 characters'],
  [`${'ہ'.repeat(5000)}.jpg`, '5,000 letters of Urdu'],
  [`${'a'.repeat(252)}.jpg`, 'one more than a disk holds'],
  ['CON', 'kept by Windows'],
  ['nul.jpg', 'kept by Windows'],
  ['LPT1.pdf', 'kept by Windows'],
  ['..%2f..%2fplan.jpg', 'percent-encoded'],
  ['..%5cplan.jpg', 'percent-encoded on Windows'],
  ['plan%00.jpg', 'an encoded NUL'],
  ['%252e%252e%252fplan.jpg', 'encoded twice'],
  ['plan.jpg::$DATA', 'a stream of a Windows disk'],
  ['plan.exe:photo.jpg', 'a stream behind a program'],
];

/** Every hostile file, made on the spot and the same each time. */
export async function hostileFiles(): Promise<HostileFile[]> {
  const jpeg = await sharp({
    create: { width: 40, height: 30, channels: 3, background: '#804020' },
  })
    .jpeg()
    .toBuffer();
  return [
    ...eicar(),
    ...(await polyglots(jpeg)),
    ...pagesAndScripts(),
    ...programs(),
    ...archives(),
    ...floods(jpeg),
    ...macros(),
    ...locked(),
    ...acting(),
    ...bombs(),
    ...(await wrongAndBroken(jpeg)),
    ...HOSTILE_NAMES.map(([name, why]) => one(name, `its name: ${why}`, jpeg, 'name')),
  ];
}
