import { makePdf } from '../pdf.testkit.ts';
import { cutOff, type HostileFile, hostile, latin1, type Verdict } from './hostile-file.testkit.ts';
import { catalogue, flate, page, rawPdf, stream } from './raw-pdf.testkit.ts';

const ofCatalogue = (
  what: string,
  entries: string,
  more: Record<number, Buffer | string> = {},
): HostileFile => hostile(what, 'read', () => rawPdf({ objects: { 1: catalogue(entries), ...more } }));
const ofPage = (what: string, entries: string, more: Record<number, Buffer | string> = {}): HostileFile =>
  hostile(what, 'read', () => rawPdf({ objects: { 3: page(entries), ...more } }));
const script = 'app.alert\\(1\\); while \\(true\\) {}';

/** What a PDF would do. Nothing of it is done, and nobody gets the file itself: ADR 0018. */
const actions: HostileFile[] = [
  ofCatalogue('a script when it is opened', `/OpenAction << /S /JavaScript /JS (${script}) >>`),
  ofCatalogue(
    'a script under a name',
    `/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS 6 0 R >>] >> >>`,
    {
      6: flate('while (true) {}'),
    },
  ),
  ofCatalogue('a script before it is printed', `/AA << /WP << /S /JavaScript /JS (${script}) >> >>`),
  ofCatalogue(
    'a program to launch',
    '/OpenAction << /S /Launch /F (cmd.exe) /Win << /F (cmd.exe) /P (/c calc) >> >>',
  ),
  ofCatalogue('an address to open', '/OpenAction << /S /URI /URI (http://127.0.0.1:9/) >>'),
  ofCatalogue('a form to send', '/OpenAction << /S /SubmitForm /F (http://127.0.0.1:9/) >>'),
  ofCatalogue(
    'another file to go to',
    '/OpenAction << /S /GoToR /F (\\\\\\\\server\\\\share\\\\x.pdf) /D [0 /Fit] >>',
  ),
  ofCatalogue('data to take in', '/OpenAction << /S /ImportData /F (/etc/passwd) >>'),
  ofCatalogue('actions in a ring', '/OpenAction 6 0 R', { 6: '<< /S /Named /N /NextPage /Next 6 0 R >>' }),
  ofPage('a script when its page is shown', `/AA << /O << /S /JavaScript /JS (${script}) >> >>`),
  ofPage('a field with a script', '/Annots [6 0 R]', {
    1: catalogue('/AcroForm << /Fields [6 0 R] /CO [6 0 R] >>'),
    6: `<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (x) /Rect [60 600 200 620] /AA << /K << /S /JavaScript /JS (${script}) >> >> >>`,
  }),
  ofPage(
    'a film',
    '/Annots [<< /Type /Annot /Subtype /RichMedia /Rect [0 0 100 100] /RichMediaContent << >> >>]',
  ),
  ofPage(
    'a model in three dimensions',
    '/Annots [<< /Type /Annot /Subtype /3D /Rect [0 0 100 100] /3DD 6 0 R >>]',
    {
      6: stream('U3D', '/Type /3D /Subtype /U3D /OnInstantiate 4 0 R'),
    },
  ),
  ofPage(
    'a file pinned to the page',
    '/Annots [<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 20 20] /FS 6 0 R >>]',
    {
      6: '<< /Type /Filespec /F (a.exe) /EF << /F 7 0 R >> >>',
      7: flate('MZ\x90\0', '/Type /EmbeddedFile'),
    },
  ),
  ofCatalogue('a program inside', '/Names << /EmbeddedFiles << /Names [(..\\\\..\\\\a.exe) 6 0 R] >> >>', {
    6: '<< /Type /Filespec /F (..\\\\..\\\\a.exe) /EF << /F 7 0 R >> >>',
    7: flate(Buffer.alloc(5_000_000), '/Type /EmbeddedFile'),
  }),
  ofCatalogue('a collection of files', '/Collection << /Type /Collection /View /T >>'),
  ofCatalogue('a form of XFA beside ordinary fields', '/AcroForm << /Fields [6 0 R] /XFA 7 0 R >>', {
    6: '<< /FT /Tx /T (a) /V (x) >>',
    7: stream('<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"/>'),
  }),
  hostile('a form that only its own program can show', 'DOCUMENTS_DYNAMIC_FORM', () =>
    rawPdf({
      objects: {
        1: catalogue('/NeedsRendering true /AcroForm << /Fields [] /XFA 6 0 R >>'),
        6: flate('<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template/></xdp:xdp>'),
      },
    }),
  ),
  hostile('entities in the form of XFA', 'DOCUMENTS_DYNAMIC_FORM', () =>
    rawPdf({
      objects: {
        1: catalogue('/AcroForm << /Fields [] /XFA 6 0 R >>'),
        6: flate('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xdp:xdp>&a;</xdp:xdp>'),
      },
    }),
  ),
  ofCatalogue('entities in its description', '/Metadata 6 0 R', {
    6: stream(
      '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><x:xmpmeta>&b;</x:xmpmeta>',
      '/Type /Metadata /Subtype /XML',
    ),
  }),
];

const locked = (what: string, verdict: Verdict, options: PDFKit.PDFDocumentOptions): HostileFile =>
  hostile(what, verdict, () =>
    makePdf(document => void document.text('Zhiban test page, one line'), options),
  );

const passwords: HostileFile[] = [
  ...(['1.3', '1.4', '1.6', '1.7', '1.7ext3'] as const).flatMap(pdfVersion => [
    locked(`a password to open it, PDF ${pdfVersion}`, 'DOCUMENTS_ENCRYPTED_PDF', {
      pdfVersion,
      userPassword: 'a',
    }),
    // It opens without a password and only asks not to be printed or changed: many papers of authorities do.
    locked(`a password to change it, PDF ${pdfVersion}`, 'read', { pdfVersion, ownerPassword: 'b' }),
  ]),
  hostile('a lock that nobody knows', 'DOCUMENTS_ENCRYPTED_PDF', () =>
    rawPdf({ objects: { 6: '<< /Filter /Unknown /V 99 /R 99 >>' }, trailer: '/Encrypt 6 0 R /ID [(a) (a)]' }),
  ),
  hostile('a lock without its parts', 'DOCUMENTS_ENCRYPTED_PDF', () =>
    rawPdf({ objects: { 6: '<< /Filter /Standard /V 4 /R 4 >>' }, trailer: '/Encrypt 6 0 R /ID [(a) (a)]' }),
  ),
  hostile('a lock that is locked by itself', 'read', () =>
    rawPdf({ objects: { 6: '6 0 R' }, trailer: '/Encrypt 6 0 R' }),
  ),
];

const whole = () => makePdf(document => void document.text('Zhiban test page, one line of words'));
const polyglots: HostileFile[] = [
  hostile('an archive behind it', 'read', () => rawPdf({ after: 'PK\x03\x04 PK\x05\x06'.padEnd(60, '\0') })),
  hostile('a page of HTML behind it', 'read', () =>
    rawPdf({ after: '<html><script>alert(1)</script></html>' }),
  ),
  hostile('a page of HTML before it', 'DOCUMENTS_WRONG_TYPE', () =>
    rawPdf({ before: '<html><script>alert(1)</script>\n' }),
  ),
  hostile('a picture before it', 'DOCUMENTS_BROKEN_FILE', () =>
    Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), latin1('\0\x10JFIF\0'), rawPdf()]),
  ),
  hostile('a first line and nothing else', 'DOCUMENTS_BROKEN_FILE', () => latin1('%PDF-1.7')),
  hostile('a first line and random bytes', 'DOCUMENTS_BROKEN_FILE', () =>
    latin1(
      `%PDF-1.7\n${Array.from({ length: 4000 }, (_, n) => String.fromCharCode((n * 2654435761) % 251)).join('')}`,
    ),
  ),
  ...cutOff(
    'a PDF',
    [
      [0.01, 'DOCUMENTS_BROKEN_FILE'],
      [0.1, 'DOCUMENTS_BROKEN_FILE'],
      [0.3, 'DOCUMENTS_BROKEN_FILE'],
      [0.5, 'DOCUMENTS_BROKEN_FILE'],
      [0.9, 'DOCUMENTS_BROKEN_FILE'],
      [0.98, 'read'],
      [0.999, 'read'],
    ],
    whole,
  ),
];

export const pdfActions = [...actions, ...passwords, ...polyglots];
