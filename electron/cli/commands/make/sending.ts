import { SENDING_SERVERS } from '../../../../shared/generate/servers/sending-servers.ts';
import type { ServerSnippet } from '../../../../shared/generate/servers/snippet.ts';
import { wordsOf } from '../../../../shared/words/say.ts';
import type { MakeSending } from '../../arguments/make.ts';
import { EXIT } from '../../exit-codes.ts';
import type { Streams } from '../../observe.ts';
import { CLI_WORDS } from '../../usage.ts';
import { CannotMake, sayAll } from './say.ts';

/** `make sending`: one file, or all of them, each under a comment with its name. */
export function makeSending({ server, file, language }: MakeSending, { stdout, stderr }: Streams): number {
  const files: readonly ServerSnippet[] = SENDING_SERVERS[server]();
  if (file !== undefined) {
    const found = files.find(({ fileName }) => fileName === file);
    if (!found) {
      const names = files.map(({ fileName }) => fileName).join(', ');
      throw new CannotMake(CLI_WORDS[language].noSuchFile(file, names));
    }
    stdout.write(found.text);
    return EXIT.fine;
  }
  sayAll(stderr, [wordsOf(language).servers.sending[server].how]);
  stdout.write(files.map(({ fileName, text }) => `# ${fileName}\n${text}`).join('\n'));
  return EXIT.fine;
}
