import { type Written, writtenIn } from './written.ts';

/** YAML 1.1 and 1.2. */
export type YamlText = Written<'yaml'>;
export const yaml = writtenIn<'yaml'>();

/**
 * A text as a scalar. In single quotes nothing is special but the quote; what is no printable US-ASCII needs the escapes of
 * double quotes (YAML 1.2 §5.7), in which a character beyond U+FFFF has one of its own.
 */
export function yamlText(text: string): YamlText {
  const written = /^[ -~]*$/.test(text)
    ? `'${text.replaceAll("'", "''")}'`
    : `"${text.replaceAll(/[^ !#-[\]-~]/gu, escaped)}"`;
  return written as YamlText;
}

const escaped = (character: string) => `\\U${character.codePointAt(0)!.toString(16).padStart(8, '0')}`;
