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

/** One virtual host, chosen by address and Server Name Indication. */
export interface NginxSite {
  readonly hostName: string;
  /** In place of the address of them all. */
  readonly address?: string;
  /** Private key, then the chain as sent, in one PEM file. */
  readonly chainFile: string;
  readonly pages: readonly NginxPage[];
}

type NginxPage =
  | {
      readonly kind: 'text';
      readonly path: string;
      /** Without one the response has no type. */
      readonly contentType?: string;
      readonly body: string;
      /** After so many bytes, head included, one byte each second. */
      readonly tricklesAfter?: number;
    }
  | {
      readonly kind: 'redirect';
      readonly path: string;
      readonly location: string;
      readonly status?: 301 | 302 | 303 | 307 | 308;
    };

/** Starts nginx. Needs root for port 443. */
export async function startNginx(description: NginxDescription): Promise<ServerProcess> {
  const { folder, address, sites } = description;
  await mkdir(folder, { recursive: true });
  const configuration = join(folder, 'nginx.conf');
  const siteTexts = await Promise.all(
    sites.map((site, index) => siteText(site, address, join(folder, `${index}-${site.hostName}`))),
  );
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

async function siteText(site: NginxSite, address: string, root: string): Promise<string> {
  await mkdir(root);
  const pages = await Promise.all(site.pages.map((page, index) => pageText(page, join(root, `${index}`))));
  return `  server {
    listen ${site.address ?? address}:443 ssl;
    server_name ${site.hostName};
    ssl_certificate ${site.chainFile};
    ssl_certificate_key ${site.chainFile};
${pages.join('')}  }
`;
}

async function pageText(page: NginxPage, file: string): Promise<string> {
  if (page.kind === 'redirect') {
    return `    location = ${page.path} { return ${page.status ?? 301} ${page.location}; }\n`;
  }
  await writeFile(file, page.body);
  const pace =
    page.tricklesAfter === undefined ? '' : `limit_rate 1; limit_rate_after ${page.tricklesAfter};`;
  // The empty `types` keeps the type from following the file's name.
  const type = `types { } default_type "${page.contentType ?? ''}";`;
  return `    location = ${page.path} { ${type} ${pace} alias ${file}; }\n`;
}
