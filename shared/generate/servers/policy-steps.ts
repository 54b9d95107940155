import type { DomainName } from '../../model/domain-name.ts';
import { policyHost, policyUrl } from '../../mtasts/index.ts';
import { shell, type ShellText, shellWord } from '../quoting/shell.ts';
import { policyFile } from './policy-site.ts';
import type { ServerSnippet } from './snippet.ts';

/**
 * The steps to a policy host, from nothing. A certification authority looks over HTTP (RFC 8555 §8.3) before there is a
 * certificate, and a web server takes no configuration that names a certificate which is not there: so port 80 comes first.
 */
export type PolicyStepId = 'http' | 'certificate' | 'policy' | 'https' | 'fetch';

/** One step: a file that is put in its place, then commands that are run. */
export interface PolicyStep {
  readonly id: PolicyStepId;
  readonly file?: ServerSnippet;
  readonly commands: readonly ShellText[];
}

/** The policy file in its folder. */
export const policyStep = (policyText: string): PolicyStep => ({
  id: 'policy',
  file: policyFile(policyText),
  commands: [],
});

/** A look from outside: status 200, text/plain, and the policy. */
export const fetchStep = (domain: DomainName): PolicyStep => ({
  id: 'fetch',
  commands: [shell`curl --include ${shellWord(policyUrl(domain))}`],
});

const RELOADS = {
  nginx: shell`'systemctl reload nginx'`,
  apache2: shell`'systemctl reload apache2'`,
} as const;

/** certbot, which has its files answered for by the site on port 80; the hook is run at every renewal. */
export function certbotStep(domain: DomainName, reload: keyof typeof RELOADS): PolicyStep {
  const host = policyHost(domain);
  const [root, name] = [shellWord(`/var/www/${host}`), shellWord(host)];
  const hook = RELOADS[reload];
  return {
    id: 'certificate',
    commands: [
      shell`certbot certonly --webroot --webroot-path ${root} --domain ${name} --deploy-hook ${hook}`,
    ],
  };
}

/** The folders that both sites have. */
export const folderCommand = (domain: DomainName): ShellText =>
  shell`mkdir -p ${shellWord(`/var/www/${policyHost(domain)}/.well-known`)}`;
