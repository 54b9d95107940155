import type { DomainName } from '../../model/domain-name.ts';
import { configuration } from '../quoting/configuration.ts';
import { fetchStep, type PolicyStep, policyStep } from './policy-steps.ts';

/**
 * RFC 8461 §3.3: the policy with status 200 as text/plain, no redirect, and nothing else. Goes into the folder of a site
 * that has the policy's host name as its only binding, so the domain is not in it: the binding to port 80 first, which the
 * certificate needs, that to port 443 once the certificate is there. Request filtering answers 404 to all
 * that is no text file; the files of RFC 8555 §8.3 have no extension.
 */
export function iis(domain: DomainName, policyText: string): readonly PolicyStep[] {
  return [
    { id: 'http', file: { fileName: 'web.config', text: WEB_CONFIG }, commands: [] },
    { id: 'certificate', commands: [] },
    policyStep(policyText),
    { id: 'https', commands: [] },
    fetchStep(domain),
  ];
}

const WEB_CONFIG = configuration`<?xml version="1.0" encoding="UTF-8"?>
<configuration>
  <system.webServer>
    <defaultDocument enabled="false" />
    <directoryBrowse enabled="false" />
    <staticContent>
      <remove fileExtension=".txt" />
      <mimeMap fileExtension=".txt" mimeType="text/plain" />
    </staticContent>
    <security>
      <requestFiltering>
        <fileExtensions allowUnlisted="false">
          <clear />
          <add fileExtension=".txt" allowed="true" />
        </fileExtensions>
      </requestFiltering>
    </security>
  </system.webServer>
  <location path=".well-known/acme-challenge">
    <system.webServer>
      <staticContent>
        <mimeMap fileExtension="." mimeType="text/plain" />
      </staticContent>
      <security>
        <requestFiltering>
          <fileExtensions allowUnlisted="true">
            <clear />
          </fileExtensions>
        </requestFiltering>
      </security>
    </system.webServer>
  </location>
</configuration>
`;
