import { describe, expect, test } from 'vitest';
import { diffLine, diffName } from '../../../../../shared/generate/quoting/diff.ts';
import { htmlText } from '../../../../../shared/generate/quoting/html.ts';
import { markdownText } from '../../../../../shared/generate/quoting/markdown.ts';
import { yamlText } from '../../../../../shared/generate/quoting/yaml.ts';

describe('the name of a file in a difference, as GNU diff writes it', () => {
  test.each([
    ['voorbeeld.nl.zone', 'voorbeeld.nl.zone'],
    ['!#[]~', '!#[]~'],
    ['', '""'],
    ['a b', '"a b"'],
    [' ', '" "'],
    ['a"b', '"a\\042b"'],
    ['a\\b', '"a\\134b"'],
    ['a\n+++ b', '"a\\012+++ b"'],
    ['\u007f', '"\\177"'],
    ['\u0007', '"\\007"'],
    ['é', '"\\303\\251"'],
    ['€', '"\\342\\202\\254"'],
    ['😀', '"\\360\\237\\230\\200"'],
    ['\ud83d', '"\\357\\277\\275"'],
  ])('%j', (name, written) => {
    expect(diffName(name)).toBe(written);
  });

  test('a line has its own end, and is told where it has none', () => {
    expect(diffLine('+', 'a\n')).toBe('+a\n');
    expect(diffLine('-', 'a')).toBe('-a\n\\ No newline at end of file\n');
  });
});

describe('YAML 1.2 §5.7: a text as a scalar', () => {
  test.each([
    ['', "''"],
    ['a: b #c ~', "'a: b #c ~'"],
    ["it's 'so'", "'it''s ''so'''"],
    ['"\\', "'\"\\'"],
    ['é', '"\\U000000e9"'],
    ['a\n"\\b', '"a\\U0000000a\\U00000022\\U0000005cb"'],
    ["'\u0000", '"\'\\U00000000"'],
    ['😀', '"\\U0001f600"'],
    ['\u{10ffff} [~]', '"\\U0010ffff [~]"'],
  ])('%j', (text, written) => {
    expect(yamlText(text)).toBe(written);
  });
});

test('HTML: what would be markup or end an attribute is text', () => {
  expect(htmlText(`a&b<c>d"e'f&amp;`)).toBe('a&amp;b&lt;c&gt;d&quot;e&#39;f&amp;amp;');
});

describe('Markdown: what would be markup is text', () => {
  test.each([
    ['voorbeeld.nl 1.', 'voorbeeld.nl 1.'],
    ['1. een', '1\\. een'],
    ['  12) een', '  12\\) een'],
    ['- een', '\\- een'],
    [' + een', ' \\+ een'],
    ['= een', '\\= een'],
    ['a - b + c = 1.', 'a - b + c = 1.'],
    ['\\`*_{}[]<>#|~&!', '\\\\\\`\\*\\_\\{\\}\\[\\]\\<\\>\\#\\|\\~\\&\\!'],
  ])('%j', (text, written) => {
    expect(markdownText(text)).toBe(written);
  });
});
