import { shell, type ShellText, shellWord } from './quoting/shell.ts';

/** What shows a STARTTLS session with a mail host from elsewhere, where port 25 is open; `readPastedSession` reads its output. */
export const sClientCommand = (host: string): ShellText =>
  shell`openssl s_client -starttls smtp -connect ${shellWord(`${host}:25`)} -servername ${shellWord(host)} -showcerts </dev/null`;
