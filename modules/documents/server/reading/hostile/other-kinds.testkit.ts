import sharp from 'sharp';
import { seededRandom } from '../../specimens/random.ts';
import { type HostileFile, hostile, latin1, utf8, type Verdict } from './hostile-file.testkit.ts';

const wrong = 'DOCUMENTS_WRONG_TYPE';
const text = (what: string, content: string, verdict: Verdict = wrong): HostileFile =>
  hostile(what, verdict, () => utf8(content));
const bytes = (what: string, content: string): HostileFile =>
  hostile(what, wrong, () => latin1(content.padEnd(600, '\0')));
const blank = () => sharp({ create: { width: 60, height: 40, channels: 3, background: '#fff' } });
const svg = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';

const random = (length: number, seed: number): Buffer => {
  const next = seededRandom(seed);
  return Buffer.from(Array.from({ length }, () => Math.floor(next() * 256)));
};

/** What is no material at all, whatever its name says. */
export const otherKinds: HostileFile[] = [
  hostile('nothing', 'DOCUMENTS_EMPTY_FILE', () => Buffer.alloc(0)),
  hostile('one byte', wrong, () => Buffer.from([0xff])),
  hostile('a million NULs', wrong, () => Buffer.alloc(1_000_000)),
  hostile('random bytes', wrong, () => random(50_000, 1)),
  hostile('twenty megabytes of random bytes', wrong, () =>
    Buffer.concat(Array.from({ length: 20 }, () => random(1_000_000, 2))),
  ),
  text('a sentence', '这不是照片'),
  text('a picture of lines', `${svg} width="10" height="10"/>`),
  text('a picture of lines with a script', `${svg} onload="alert(1)"><script>alert(1)</script></svg>`),
  text(
    'a picture of lines with a file of the server',
    `<?xml version="1.0"?><!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg}><text>&x;</text></svg>`,
  ),
  text('a picture of lines that fetches', `${svg}><image xlink:href="http://127.0.0.1:9/"/></svg>`),
  text('a page of HTML', '<!doctype html><script>alert(1)</script>'),
  text('XML', '<?xml version="1.0"?><a/>'),
  text('a program for a shell', '#!/bin/sh\nrm -rf /\n'),
  text('a program for a server', '<?php system($_GET["a"]); ?>'),
  text(
    'a letter with a file',
    'From: a@example.com\nTo: b@example.com\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n',
  ),
  text('a text in rich format', '{\\rtf1\\ansi {\\object\\objocx}}'),
  text('a table with a formula', '=cmd|"/c calc"!A0,1\n'),
  text('PostScript', '%!PS-Adobe-3.0 EPSF-3.0\n/x { x } def x\n'),
  bytes('a program for Windows', 'MZ\x90\0\x03\0\0\0'),
  bytes('a program for Linux', '\x7fELF\x02\x01\x01'),
  bytes('a program for Java', '\xca\xfe\xba\xbe\0\0\0\x34'),
  bytes('a link of Windows', 'L\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0\x46'),
  bytes('an archive of RAR', 'Rar!\x1a\x07\x01\0'),
  bytes('an archive of 7z', '7z\xbc\xaf\x27\x1c\0\x04'),
  bytes('gzip', '\x1f\x8b\x08\0\0\0\0\0\0\x03'),
  bytes('bzip2', 'BZh91AY&SY'),
  bytes('an old document of Office', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
  hostile('a document of Office with a password', 'DOCUMENTS_ENCRYPTED_OFFICE_FILE', () =>
    Buffer.concat([
      latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'.padEnd(512, '\0')),
      Buffer.from('EncryptedPackage', 'utf16le'),
      Buffer.alloc(512),
    ]),
  ),
  bytes('an icon', '\0\0\x01\0\x01\0\x10\x10\0\0\x01\0\x20\0'),
  bytes(
    'a bitmap of Windows',
    'BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\xff\xff\xff\x7f\xff\xff\xff\x7f\x01\0\x18\0',
  ),
  bytes('a picture of Photoshop', '8BPS\0\x01\0\0\0\0\0\0\0\x03\0\x01\0\0\0\x01\0\0\0\x08\0\x03'),
  bytes('a photograph of a telephone, HEIC', '\0\0\0\x18ftypheic\0\0\0\0mif1heic'),
  bytes('a JPEG XL', '\xff\x0a\0\0'),
  bytes('a JPEG 2000', '\0\0\0\x0cjP  \r\n\x87\n'),
  bytes('a film', '\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41'),
  bytes('a song', 'ID3\x04\0\0\0\0\0\0'),
  bytes('a database', 'SQLite format 3\0'),
  bytes('a font', '\0\x01\0\0\0\x0f\0\x80'),
  hostile('a GIF', wrong, () => blank().gif().toBuffer()),
  hostile('a WebP', wrong, () => blank().webp().toBuffer()),
  hostile('a TIFF', wrong, () => blank().tiff().toBuffer()),
  hostile('a TIFF in Lab', wrong, () => blank().toColourspace('lab').tiff().toBuffer()),
  hostile('a TIFF with a JPEG in it', wrong, () => blank().tiff({ compression: 'jpeg' }).toBuffer()),
  hostile('an AVIF', wrong, () => blank().avif({ effort: 0 }).toBuffer()),
];
