import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { EXIT } from '../../../electron/cli/exit-codes.ts';
import { evidence as evidenceSchema } from '../../../shared/evidence/evidence.ts';
import type { Bed } from '../bed/bed.ts';
import { BED_DOMAINS } from '../bed/bed-domains.ts';
import { describeWithBed } from '../bed/describe-with-bed.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { runTool } from '../servers/run-tool.ts';

const MAIN = fileURLToPath(new URL('../../../electron/cli/main.ts', import.meta.url));
const jsonOutput = z.object({
  evidence: evidenceSchema,
  findings: z.array(z.looseObject({ id: z.string(), verdict: z.string() })),
});

/** The command line as a user runs it, with the bed's resolver and root key. */
function postzegel(bed: Bed, domain: string, ...options: string[]) {
  const { resolver, files } = bed;
  const call = [MAIN, 'check', domain, '--resolver', resolver.address, '--trust-anchors', files.trustAnchors];
  return runTool(process.execPath, [call, options], {
    // What OpenSSL takes for this device's store of certification authorities.
    env: { SSL_CERT_FILE: files.ca },
    accept: [EXIT.findings, EXIT.notMeasured],
  });
}

describeWithBed('the command line, against real servers', bed => {
  test('a healthy domain: a whole report, and exit status 0', async () => {
    const { status, stdout } = await postzegel(bed(), BED_DOMAINS.healthy, '--allow-private', '--lang', 'nl');
    expect(stdout).toContain(BED_DOMAINS.healthy);
    expect(stdout).toContain(`mail.${BED_DOMAINS.healthy}`);
    for (const topic of ['DNSSEC', 'STARTTLS', 'DANE', 'MTA-STS']) expect(stdout).toContain(topic);
    expect(status).toBe(EXIT.fine);
  });

  test('--json: what is printed fits the schema of evidence, with the findings beside it', async () => {
    const { stdout } = await postzegel(bed(), BED_DOMAINS.healthy, '--allow-private', '--json');
    const { evidence, findings } = jsonOutput.parse(JSON.parse(stdout));
    expect(evidence).toMatchObject({
      domain: BED_DOMAINS.healthy,
      end: 'complete',
      vantage: { network: 'real' },
    });
    expect(findings.map(finding => finding.id)).toEqual(
      expect.arrayContaining(['mx.hosts', 'starttls.offered', 'mta-sts.enforce', 'tls-rpt.present']),
    );
  });

  test('--since: a policy that changed under the same id since a saved check is told', async () => {
    const { stdout } = await postzegel(bed(), BED_DOMAINS.healthy, '--allow-private', '--json');
    const { evidence } = jsonOutput.parse(JSON.parse(stdout));
    const folder = await temporaryFolder('since');
    const file = join(folder.path, 'eerder.json');
    const https = evidence.https.map(exchange =>
      exchange.outcome.kind === 'response'
        ? {
            ...exchange,
            outcome: { ...exchange.outcome, body: exchange.outcome.body.replace('enforce', 'testing') },
          }
        : exchange,
    );
    await writeFile(file, JSON.stringify({ evidence: { ...evidence, https } }));
    const later = await postzegel(bed(), BED_DOMAINS.healthy, '--allow-private', '--json', '--since', file);
    await folder.remove();
    const { findings } = jsonOutput.parse(JSON.parse(later.stdout));
    expect(findings.map(finding => finding.id)).toContain('mta-sts.id-unchanged');
  });

  test('a domain without STARTTLS: that is what is found, and exit status 1', async () => {
    const { status, stdout } = await postzegel(bed(), BED_DOMAINS.noStartTls, '--allow-private', '--json');
    const { findings } = jsonOutput.parse(JSON.parse(stdout));
    expect(findings.map(finding => finding.id)).toContain('starttls.missing');
    expect(status).toBe(EXIT.findings);
  });

  test('no resolver at the given address: nothing could be measured, and exit status 2', async () => {
    const options = ['--resolver', bed().addresses.nobody, '--json'];
    const { status, stdout } = await postzegel(bed(), BED_DOMAINS.healthy, ...options);
    const { findings } = jsonOutput.parse(JSON.parse(stdout));
    expect(new Set(findings.map(finding => finding.verdict))).toEqual(new Set(['not-measured']));
    expect(status).toBe(EXIT.notMeasured);
  });

  test('an address at the domain, in U-labels, is checked as its domain', async () => {
    const { stdout } = await postzegel(bed(), 'griffie@SÚDWEST-fryslân.nl', '--json');
    expect(jsonOutput.parse(JSON.parse(stdout)).evidence.domain).toBe(BED_DOMAINS.international);
  });

  test('without leave to connect to internal addresses, none is connected to, and that is told', async () => {
    const { stdout } = await postzegel(bed(), BED_DOMAINS.healthy, '--json');
    const { evidence } = jsonOutput.parse(JSON.parse(stdout));
    expect(evidence.smtp.map(session => session.outcome)).toEqual([
      {
        kind: 'failed',
        stage: 'connect',
        cause: { kind: 'private-address', address: bed().addresses.healthyMail },
      },
    ]);
  });
});
