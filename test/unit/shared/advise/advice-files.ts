import { type AdviceData, adviceData } from '../../../../shared/advise/advice-data.ts';
import { textOf } from '../../../house/source-files.ts';

const read = (path: string): unknown => JSON.parse(textOf(path));

/** What comes with the application, as its hosts read it. */
export const ADVICE: AdviceData = adviceData({
  tables: ['table', 'analysis', 'conclusions', 'since'].map(part => read(`assets/advice/${part}.json`)),
  criteria: read('assets/advice/criteria.json'),
  providers: read('assets/providers/providers.json'),
});
