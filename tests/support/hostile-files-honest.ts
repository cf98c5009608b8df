import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import type { FileSort } from '~/platform/files/file-kinds';
import {
  aacFrames,
  amr,
  bookStream,
  box,
  compound,
  element,
  flac,
  gif,
  heif,
  jpegSegment,
  jpegWith,
  matroska,
  movie,
  mp3Frames,
  objectStream,
  office,
  ogg,
  openDocument,
  ownerLock,
  pdfWith,
  pngChunk,
  png,
  relations,
  riff,
  slidesStream,
  tiff,
  wordStream,
  zip,
} from './hostile-files-makers';

/** A file as families send them, odd ones too: each must be taken, as this sort. */
export type HonestFile = { name: string; why: string; bytes: Buffer; sort: FileSort };

const picture = (format: 'jpeg' | 'png' | 'gif' | 'webp' | 'tiff' | 'avif', width = 64) =>
  sharp({ create: { width, height: 48, channels: 3, background: '#2b7a4b' } })
    .toFormat(format)
    .toBuffer();

const XMP =
  '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description GCamera:MotionPhoto="1"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>';

async function pictures(): Promise<HonestFile[]> {
  const jpeg = await picture('jpeg');
  const film = movie('mp42', ['vide', 'soun']);
  const xmp = jpegSegment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${XMP}`));
  const gps = await sharp(jpeg)
    .withExif({ IFD0: { Make: 'Phone' }, IFD3: { GPSLatitudeRef: 'N' } })
    .toBuffer();
  const list: [string, string, Buffer][] = [
    ['pond.jpg', 'a photograph', jpeg],
    ['POND.JPG', 'capital ending', jpeg],
    ['pond.jpeg', 'long ending', jpeg],
    ['pond.jfif', 'as Windows saves from the web', jpeg],
    ['pond', 'no ending at all', jpeg],
    ['Plan v1.2', 'the number of a version is no ending', jpeg],
    ['IMG_0001.heic', 'a JPEG saved again under its old name', jpeg],
    ['scan.png', 'a JPEG under another picture ending', jpeg],
    ['gps.jpg', 'place and device within', gps],
    [
      'PXL_20260102.MP.jpg',
      'a moving photo: film behind the picture',
      Buffer.concat([jpegWith(jpeg, xmp), film]),
    ],
    [
      'samsung.jpg',
      'a moving photo with its maker’s trailer',
      Buffer.concat([
        jpeg,
        Buffer.from('0000000a', 'hex'),
        Buffer.from('\x10\0\0\0MotionPhoto_Data', 'latin1'),
        film,
        Buffer.from('SEFH\x6b\0\0\0\x01\0\0\0', 'latin1'),
      ]),
    ],
    [
      'stereo.jpg',
      'a second picture behind the first (MPF)',
      Buffer.concat([jpegWith(jpeg, jpegSegment(0xe2, Buffer.from('MPF\0II*\0', 'latin1'))), jpeg]),
    ],
    ['padded.jpg', 'nulls behind the end', Buffer.concat([jpeg, Buffer.alloc(4096)])],
    [
      'comment.jpg',
      'a plain comment',
      jpegWith(jpeg, jpegSegment(0xfe, Buffer.from('Made with love, <3 the camera'))),
    ],
    ['progressive.jpg', 'several scans', await sharp(jpeg).jpeg({ progressive: true }).toBuffer()],
    ['drawing.png', 'a drawing', await picture('png')],
    [
      'screenshot.png',
      'with notes of the program',
      png(20, 20, [pngChunk('tEXt', Buffer.from('Software\0gnome-screenshot'))]),
    ],
    ['dance.gif', 'moving picture', gif(40, 30, 12, 'made by hand')],
    ['still.gif', 'still picture', await picture('gif')],
    ['sticker.webp', 'a sticker', await picture('webp')],
    ['scan.tif', 'a scan', await picture('tiff')],
    ['scan.tiff', 'a scan by hand', tiff(32, 32)],
    ['photo.avif', 'newer phones', await picture('avif')],
    ['IMG_1234.HEIC', 'an iPhone’s photograph', heif(4032, 3024)],
    ['IMG_1235.heic', 'with a film within', heif(4032, 3024, 'heic', [box('mpvd', film)])],
    [
      'burst.heics',
      'a sequence',
      Buffer.concat([heif(1200, 900, 'hevc'), box('moov', box('mvhd', Buffer.alloc(100)))]),
    ],
    ['image.heif', 'the plain brand', heif(1000, 800, 'mif1')],
  ];
  return list.map(([name, why, bytes]) => ({ name, why, bytes, sort: 'image' }));
}

function recordings(): HonestFile[] {
  const format = Buffer.alloc(16, 1);
  const tags = Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\x01\0', 'latin1'), Buffer.alloc(128)]);
  const avi = (stream: string): [string, Buffer][] => [
    ['LIST', Buffer.concat([Buffer.from('hdrl'), Buffer.from(`strh${stream}`), Buffer.alloc(40)])],
    ['LIST', Buffer.concat([Buffer.from('movi'), Buffer.alloc(800, 3)])],
  ];
  const sounds: [string, string, Buffer][] = [
    ['song.mp3', 'with tags', Buffer.concat([tags, mp3Frames(20)])],
    ['bare.mp3', 'without tags', mp3Frames(8)],
    ['memo.m4a', 'an iPhone’s memo', movie('M4A ', ['soun'], 'mp4a')],
    ['talk.aac', 'bare AAC', aacFrames(12)],
    ['voice.opus', 'WhatsApp', ogg(Buffer.from('OpusHead\x01\x01'))],
    ['voice.ogg', 'Vorbis', ogg(Buffer.from('\x01vorbis\0\0\0\0'))],
    [
      'piano.wav',
      'a recording',
      riff('WAVE', [
        ['fmt ', format],
        ['data', Buffer.alloc(2000, 4)],
      ]),
    ],
    [
      'open.wav',
      'a recorder that never closed it',
      riff(
        'WAVE',
        [
          ['fmt ', format],
          ['data', Buffer.alloc(200, 4)],
        ],
        0,
      ),
    ],
    ['choir.flac', 'without loss', flac()],
    ['old-phone.amr', 'an old phone', amr(50)],
    ['old-phone.3gp', 'an old phone’s sound', movie('3gp4', ['soun'], 'samr')],
    ['recorded.webm', 'recorded in a browser', matroska('webm', [2])],
    ['memo.mp4', 'sound in a film’s container', movie('isom', ['soun'], 'mp4a')],
  ];
  const films: [string, string, Buffer][] = [
    ['swim.mp4', 'a film', movie('mp42', ['vide', 'soun'])],
    ['IMG_0042.MOV', 'an iPhone’s film', movie('qt  ', ['vide', 'soun', 'meta'], 'hvc1', 'last')],
    ['old.mov', 'older, without its kind', movie('', ['vide'], 'mjpg', 'last')],
    ['clip.3gp', 'an old phone', movie('3gp5', ['vide', 'soun'], 'mp4v')],
    ['browser.webm', 'recorded in a browser', matroska('webm', [1, 2])],
    ['tv.mkv', 'Matroska', matroska('matroska', [1, 2])],
    ['camera.avi', 'an old camera', riff('AVI ', avi('vids'))],
    [
      'live.webm',
      'lengths unknown while recording',
      Buffer.concat([
        element('1a45dfa3', element('4282', Buffer.from('webm'))),
        Buffer.from('18538067' + '01ffffffffffffff', 'hex'),
        element('1654ae6b', element('ae', element('83', Buffer.from([1])))),
        Buffer.from('1f43b675' + '01ffffffffffffff', 'hex'),
        element('e7', Buffer.from([0])),
        element('a3', Buffer.alloc(90, 5)),
      ]),
    ],
  ];
  return [
    ...sounds.map(([name, why, bytes]): HonestFile => ({ name, why, bytes, sort: 'audio' })),
    ...films.map(([name, why, bytes]): HonestFile => ({ name, why, bytes, sort: 'video' })),
  ];
}

async function documents(): Promise<HonestFile[]> {
  const lock = ownerLock();
  const chart = office('xlsx');
  const packed = objectStream(6, '<< /Type /Outlines /Count 0 >>');
  const list: [string, string, Buffer, FileSort][] = [
    ['plan.pdf', 'one page', pdfWith(), 'pdf'],
    ['plan', 'no ending', pdfWith(), 'pdf'],
    ['modern.pdf', 'objects in a stream', pdfWith('/Outlines 6 0 R', [packed]), 'pdf'],
    [
      'printed.pdf',
      'a new line before its header',
      Buffer.concat([Buffer.from('\r\n'), pdfWith()]),
      'pdf',
    ],
    [
      'coding.pdf',
      'a page about programs',
      pdfWith('', [], {}, 'BT (HTML/JavaScript and CSS, 3/4) Tj ET'),
      'pdf',
    ],
    [
      'certificate.pdf',
      'locked against changes only',
      pdfWith(
        '',
        [lock.dictionary, { dictionary: packed.dictionary, data: lock.encrypt(packed.data, 6) }],
        { trailer: `/Encrypt 5 0 R ${lock.id}` },
      ),
      'pdf',
    ],
    [
      'fillable.pdf',
      'a form without scripts',
      pdfWith('/AcroForm << /Fields [] /XFA [(template) 5 0 R] >>', [
        {
          dictionary: '/Filter /FlateDecode',
          data: deflateSync(Buffer.from('<template><subform name="a"/></template>')),
        },
      ]),
      'pdf',
    ],
    ['plan.docx', 'Word', office('docx'), 'document'],
    [
      'template.docx',
      'made from a template on this computer',
      office('docx', [
        {
          name: 'word/_rels/settings.xml.rels',
          bytes: relations([
            {
              type: 'attachedTemplate',
              target: 'file:///C:\\Users\\Amina\\Templates\\Family.dotx',
              outside: true,
            },
          ]),
        },
      ]),
      'document',
    ],
    [
      'links.docx',
      'links to pages',
      office('docx', [], {
        links: relations([{ type: 'hyperlink', target: 'https://example.org/', outside: true }]),
      }),
      'document',
    ],
    [
      'pictures.docx',
      'a picture within',
      office('docx', [{ name: 'word/media/image1.png', bytes: await picture('png') }]),
      'document',
    ],
    [
      'chart.docx',
      'the workbook of its chart within',
      office('docx', [
        { name: 'word/embeddings/Microsoft_Excel_Worksheet.xlsx', bytes: chart },
        {
          name: 'word/charts/_rels/chart1.xml.rels',
          bytes: relations([
            { type: 'package', target: '../embeddings/Microsoft_Excel_Worksheet.xlsx' },
          ]),
        },
      ]),
      'document',
    ],
    ['budget.xlsx', 'Excel', office('xlsx'), 'sheet'],
    ['show.pptx', 'PowerPoint', office('pptx'), 'slides'],
    ['letter.odt', 'OpenDocument text', openDocument('odt'), 'document'],
    ['week.ods', 'OpenDocument sheet', openDocument('ods'), 'sheet'],
    ['show.odp', 'OpenDocument slides', openDocument('odp'), 'slides'],
    [
      'chart.ods',
      'a chart within',
      openDocument('ods', {
        more: [{ name: 'Object 1/content.xml', bytes: '<office:document-content/>' }],
        listing:
          '<manifest:file-entry manifest:full-path="Object 1/" manifest:media-type="application/vnd.oasis.opendocument.chart"/>',
      }),
      'sheet',
    ],
    [
      'letter.doc',
      'older Word',
      compound({ WordDocument: wordStream(), '1Table': Buffer.alloc(5000) }),
      'document',
    ],
    ['sums.xls', 'older Excel', compound({ Workbook: bookStream() }), 'sheet'],
    [
      'show.ppt',
      'older PowerPoint',
      compound({ 'PowerPoint Document': slidesStream(), 'Current User': Buffer.alloc(64) }),
      'slides',
    ],
    [
      'letter.rtf',
      'rich text',
      Buffer.from('{\\rtf1\\ansi{\\fonttbl\\f0 Arial;}\\f0 We read a book.\\par}\r\n\0'),
      'document',
    ],
    [
      'rich.doc',
      'rich text as Word saves it',
      Buffer.from('{\\rtf1\\ansi We read a book.\\par}'),
      'document',
    ],
    [
      'Plan.pages',
      'Apple Pages',
      zip([
        { name: 'Index/Document.iwa', bytes: 'x'.repeat(99), stored: true },
        { name: 'preview.jpg', bytes: await picture('jpeg'), stored: true },
      ]),
      'document',
    ],
    [
      'Sums.numbers',
      'Apple Numbers',
      zip([{ name: 'Index/Document.iwa', bytes: 'x'.repeat(99), stored: true }]),
      'sheet',
    ],
    [
      'Show.key',
      'Apple Keynote',
      zip([
        { name: 'Index/Document.iwa', bytes: 'x', stored: true },
        { name: 'Index/Slide.iwa', bytes: 'y', stored: true },
      ]),
      'slides',
    ],
    [
      'days.csv',
      'a sheet as text',
      Buffer.from('day,what\nMonday,"Swimming, then maths"\n'),
      'sheet',
    ],
    ['notes.txt', 'text', Buffer.from('On Monday we baked. 5 < 6 and a <b>bold</b> word.'), 'text'],
    ['notes.md', 'marked text', Buffer.from('# Week one\n\n- baked bread\n'), 'text'],
    [
      'windows.txt',
      'text as older Windows writes it',
      Buffer.from('Caf\xe9 visit \x96 we paid \xa35', 'latin1'),
      'text',
    ],
    [
      'wide.txt',
      'text as Notepad writes it',
      Buffer.from('\ufeffIn Urdu: ہم نے پڑھا', 'utf16le'),
      'text',
    ],
    ['ur.txt', 'Urdu', Buffer.from('ہم نے آج کتاب پڑھی۔'), 'text'],
    [
      'python.txt',
      'a lesson about programs',
      Buffer.from('Lesson 3: print("hello") shows hello. Then we tried a loop.'),
      'text',
    ],
    ['notes', 'text without an ending', Buffer.from('Read two chapters.'), 'text'],
  ];
  return list.map(([name, why, bytes, sort]) => ({ name, why, bytes, sort }));
}

/** Files of every kind that is taken, made on the spot. */
export async function honestFiles(): Promise<HonestFile[]> {
  return [...(await pictures()), ...recordings(), ...(await documents())];
}
