import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { concat, fromBase64, fromHex, toBase64, utf8 } from './bytes.ts';
import {
  checkpointText,
  cosignedAt,
  cosignedData,
  isSignedBy,
  keyHashOf,
  noteText,
  packCosignature,
  readCheckpoint,
  readNote,
  readVerifierKey,
  verifierKeyText,
} from './note.ts';

const hash = (data: Uint8Array) => new Uint8Array(createHash('sm3').update(data).digest());
const log = { name: 'yunxi.example/evidence', publicKey: new Uint8Array(65).fill(4) };
const witness = { name: 'audit-office', publicKey: new Uint8Array(65).fill(5) };
// A signature that anyone can make: here it is the notes that are looked at, not the cryptography.
const sign = (data: Uint8Array, key: Uint8Array) => hash(concat(key, data));
const crypto = {
  hash,
  verify: (data: Uint8Array, signature: Uint8Array, key: Uint8Array) =>
    toBase64(sign(data, key)) === toBase64(signature),
};
const head = {
  origin: log.name,
  size: 7,
  root: hash(utf8('root')),
  at: new Date('2026-11-21T02:00:00.000Z'),
};
const text = checkpointText(head);
const seconds = 1_795_226_400;
const note = {
  text,
  signatures: [
    { name: log.name, keyHash: keyHashOf(hash, log), signature: sign(utf8(text), log.publicKey) },
    {
      name: witness.name,
      keyHash: keyHashOf(hash, witness),
      signature: packCosignature(seconds, sign(cosignedData(text, seconds), witness.publicKey)),
    },
  ],
};

it('a head is four lines', () => {
  expect(text.split('\n')).toEqual([
    'yunxi.example/evidence',
    '7',
    toBase64(head.root),
    'time 2026-11-21T02:00:00.000Z',
    '',
  ]);
  expect(readCheckpoint(text)).toEqual(head);
});

it.each([
  ['a size with a nought before it', text.replace('\n7\n', '\n07\n')],
  ['a negative size', text.replace('\n7\n', '\n-7\n')],
  ['a shorter root', text.replace(toBase64(head.root), toBase64(head.root.slice(1)))],
  ['no time', text.replace(/time .*\n/, '')],
  ['another way to write the time', text.replace('2026-11-21T02:00:00.000Z', '2026-11-21T10:00:00.00+8')],
  ['a line more', `${text}more\n`],
  ['no last line end', text.trimEnd()],
])('a head is not read with %s', (_what, other) => {
  expect(readCheckpoint(other)).toBeUndefined();
});

it('a note comes back as it was written, and says who signed', () => {
  const read = readNote(noteText(note));
  expect(read && noteText(read)).toBe(noteText(note));
  expect(read && isSignedBy(crypto, log, read)).toBe(true);
  expect(read && cosignedAt(crypto, witness, read)).toEqual(new Date(seconds * 1000));
  expect(read && isSignedBy(crypto, witness, read)).toBe(false);
  expect(read && cosignedAt(crypto, log, read)).toBeUndefined();
  expect(cosignedAt(crypto, { ...witness, name: 'other' }, note)).toBeUndefined();
  const changed = { ...note, text: text.replace('\n7\n', '\n8\n') };
  expect([isSignedBy(crypto, log, changed), cosignedAt(crypto, witness, changed)]).toEqual([
    false,
    undefined,
  ]);
});

it.each(['', 'text', `${text}\n`, `${text}\n— a b\n`, `${text}\n— log AAAA\n`, noteText(note).trimEnd()])(
  'no note: %j',
  other => {
    expect(readNote(other)).toBeUndefined();
  },
);

it('a key is one word; a changed one is none', () => {
  const word = verifierKeyText(hash, log);
  expect(word).toMatch(/^yunxi\.example\/evidence\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+$/);
  expect(readVerifierKey(hash, word)).toEqual(log);
  expect(readVerifierKey(hash, word.replace('yunxi', 'other'))).toBeUndefined();
  expect(readVerifierKey(hash, `${word}A`)).toBeUndefined();
});

it('bytes have one spelling', () => {
  expect(fromBase64('AA==')).toEqual(Uint8Array.of(0));
  expect(fromBase64('AB==')).toBeUndefined();
  expect(fromBase64('A')).toBeUndefined();
  expect(fromHex('0aFF')).toEqual(Uint8Array.of(10, 255));
  expect(fromHex('0g')).toEqual(new Uint8Array());
});
