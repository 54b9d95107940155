import { visibleText } from '../../../../shared/model/visible-text.ts';

/** As many arguments as a call takes everywhere. */
const PIECE = 8_192;

/** Bytes as text with one character for each: how zone files are read, whatever they are written in. */
export function textOfBytes(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += PIECE) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + PIECE)));
  }
  return pieces.join('');
}

/** The bytes that such a text stands for. */
export const bytesOfText = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text, character => character.charCodeAt(0));

/** Such a text in characters: as UTF-8 where it is that. */
export function charactersOf(text: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytesOfText(text));
  } catch {
    // Older files are in ISO 8859-1, which such a text is already.
    return text;
  }
}

/** Such a text for people to read, with pictures for what cannot be seen. */
export const readable = (text: string): string => charactersOf(text).replaceAll(/[^\t\n]+/g, visibleText);
