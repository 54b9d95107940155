import { createStore } from 'zustand/vanilla';
import type { IssuerFamily } from '../../../shared/evidence/keys/issuer-family.ts';
import { api } from '../../host/api.ts';

/** Public issuers that take turns. Empty until the host has told them, which it does once. */
export const issuerFamilies = createStore<readonly IssuerFamily[]>(() => []);

let isAsked = false;

export async function loadIssuerFamilies(): Promise<void> {
  if (isAsked) return;
  isAsked = true;
  try {
    issuerFamilies.setState(
      await api.issuerFamilies({}, () => undefined, new AbortController().signal),
      true,
    );
  } catch {
    // The host is gone: the page says so at its top.
    isAsked = false;
  }
}
