import providers from '../../assets/providers/providers.json' with { type: 'json' };
import { providers as schema } from '../../shared/advise/advice-data.ts';

/** What is known of providers of mail servers; comes with the application. */
export const PROVIDERS = schema.parse(providers).providers;
