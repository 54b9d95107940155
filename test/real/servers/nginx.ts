import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answersTcp } from './answers.ts';
import { type ServerProcess, startServer } from './server-process.ts';

export interface NginxDescription {
  readonly folder: string;
  /** In 127.0.0.0/8; port 443. */
  readonly address: string;
  readonly sites: readonly NginxSite[];
}

/** One virtual host, chosen by Server Name Indication. */
export interface NginxSite {
  readonly hostName: string;
  /** Private key, then the chain as sent, in one PEM file. */
  readonly chainFile: string;
  readonly pages: readonly NginxPage[];
}

type NginxPage =
  | { readonly kind: 'text'; readonly path: string; readonly contentType: string; readonly body: string }
  | { readonly kind: 'redirect'; readonly path: string; readonly location: string };

/** Starts nginx. Needs root for port 443. */
export async function startNginx(description: NginxDescription): Promise<ServerProcess> {
  const { folder, address, sites } = description;
  await mkdir(folder, { recursive: true });
  const configuration = join(folder, 'nginx.conf');
  const siteTexts = await Promise.all(sites.map(site => siteText(site, address, folder)));
  const temporaryPaths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    kind => `  ${kind}_temp_path ${folder}/${kind};\n`,
  );
  await writeFile(
    configuration,
    `daemon off;
pid ${folder}/nginx.pid;
user root;
worker_processes 1;
error_log stderr;
events { worker_connections 64; }
http {
  access_log ${folder}/access.log;
${temporaryPaths.join('')}${siteTexts.join('')}}
`,
  );
  return startServer({
    name: 'nginx',
    command: 'nginx',
    args: ['-p', folder, '-c', configuration, '-e', 'stderr'],
    folder,
    isReady: () => answersTcp(address, 443),
  });
}

async function siteText(site: NginxSite, address: string, folder: string): Promise<string> {
  const root = join(folder, site.hostName);
  await mkdir(root);
  const pages = await Promise.all(site.pages.map((page, index) => pageText(page, join(root, `${index}`))));
  return `  server {
    listen ${address}:443 ssl;
    server_name ${site.hostName};
    ssl_certificate ${site.chainFile};
    ssl_certificate_key ${site.chainFile};
${pages.join('')}  }
`;
}

async function pageText(page: NginxPage, file: string): Promise<string> {
  if (page.kind === 'redirect') return `    location = ${page.path} { return 301 ${page.location}; }\n`;
  await writeFile(file, page.body);
  // The empty `types` keeps the type from following the file's name.
  return `    location = ${page.path} { types { } default_type "${page.contentType}"; alias ${file}; }\n`;
}
