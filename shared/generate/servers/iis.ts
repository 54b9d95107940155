import type { DomainName } from '../../model/domain-name.ts';
import { configuration } from '../quoting/configuration.ts';
import { policyFile } from './policy-site.ts';
import type { ServerSnippet } from './snippet.ts';

/**
 * RFC 8461 §3.3: the policy with status 200 as text/plain, no redirect, and nothing else. Goes into the folder of a site
 * that has the policy's host name as its only binding, so the domain is not in it. Request filtering answers 404 to all
 * that is no text file; the files of RFC 8555 §8.3 have no extension.
 */
export function iis(_domain: DomainName, policyText: string): readonly ServerSnippet[] {
  return [{ fileName: 'web.config', text: WEB_CONFIG }, policyFile(policyText)];
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
