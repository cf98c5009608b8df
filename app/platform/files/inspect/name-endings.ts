import type { FileSort, Refusal } from '~/platform/files/file-kinds';

const words = (text: string) => text.split(/\s+/).filter(Boolean);

const DANGEROUS: [Refusal, string[]][] = [
  [
    'program',
    words(`exe com scr pif cpl msi msp mst msix msixbundle appx appxbundle jar war ear apk aab xapk
      apks ipa dll sys drv ocx so dylib bin elf app dmg pkg mpkg deb rpm appimage snap flatpak run
      lnk class dex wasm swf gadget hlp chm xll efi ko vxd application appref-ms desktop`),
  ],
  [
    'script',
    words(`js mjs cjs jse vbs vbe vb wsf wsh wsc ws ps1 ps1xml ps2 psm1 psd1 psc1 msh bat cmd sh bash zsh
      csh ksh fish command py pyc pyw pyz pl rb php php3 php4 php5 php7 php8 phtml phar phps
      asp aspx ashx asmx cer jsp jspx cgi hta sct scpt scptd applescript scf inf ins
      isp reg ahk au3 lua tcl bas htaccess htpasswd ini settingcontent-ms library-ms
      search-ms diagcab diagcfg theme themepack iqy slk rdp osd xbap`),
  ],
  [
    'web-page',
    words(`html htm xhtml xht shtml stm svg svgz mht mhtml xml xsl xslt xsd dtd url webloc website
      webarchive maff`),
  ],
  [
    'macros',
    words('docm dotm xlsm xltm xlam xlsb xla xlm pptm potm ppsm ppam sldm mdb accdb accde ade'),
  ],
  [
    'archive',
    words(`zip zipx rar r00 7z gz tgz tar bz2 tbz2 xz txz zst tzst lz lz4 lzma lzh lha arj ace cab iso
      img udf vhd vhdx vmdk z cpio wim sit sitx`),
  ],
];
const dangerous = new Map(DANGEROUS.flatMap(([code, list]) => list.map((one) => [one, code])));

const SORTS: [FileSort, string[]][] = [
  [
    'image',
    words(
      'jpg jpeg jpe jfif pjpeg pjp png apng gif webp avif avifs tif tiff heic heif heics heifs hif',
    ),
  ],
  ['pdf', ['pdf']],
  ['document', words('docx doc dotx dot odt ott rtf pages')],
  ['sheet', words('xlsx xls xltx xlt ods ots numbers csv tsv')],
  ['slides', words('pptx ppt potx pot ppsx pps odp otp key')],
  ['text', words('txt md markdown text')],
  ['audio', words('mp3 m4a m4b aac oga ogg opus spx wav wave flac amr awb weba')],
  ['video', words('mp4 m4v mov qt webm 3gp 3gpp 3g2 mkv avi ogv')],
];
const sorts = new Map(SORTS.flatMap(([sort, list]) => list.map((one) => [one, sort])));

/**
 * The ending of a name as the systems that open files see it: small letters, without the dots and
 * spaces that Windows drops at the end, without characters nobody sees. Empty where the name has
 * none, or only something like the `.2` of a version.
 */
export function endingOf(name: string): string {
  const seen = name.replace(/\p{Cf}/gu, '').replace(/[.\s]+$/u, '');
  const ending = /\.([^.\s]{1,24})$/u.exec(seen)?.[1]?.toLowerCase() ?? '';
  return /^\d+$/.test(ending) ? '' : ending;
}

/** Why an ending alone refuses a file, whatever it holds; null where it does not. */
export function dangerousEnding(ending: string): Refusal | null {
  return dangerous.get(ending) ?? null;
}

/** The sort of file an ending promises; null where it promises none we take. */
export function sortOfEnding(ending: string): FileSort | null {
  return sorts.get(ending) ?? null;
}
