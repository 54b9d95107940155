import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './source-files.ts';
import { standardsPage } from './standards.ts';

writeFileSync(join(ROOT, 'docs/standards.md'), standardsPage());
