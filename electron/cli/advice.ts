import analysis from '../../assets/advice/analysis.json' with { type: 'json' };
import conclusions from '../../assets/advice/conclusions.json' with { type: 'json' };
import criteria from '../../assets/advice/criteria.json' with { type: 'json' };
import since from '../../assets/advice/since.json' with { type: 'json' };
import table from '../../assets/advice/table.json' with { type: 'json' };
import providers from '../../assets/providers/providers.json' with { type: 'json' };
import { type AdviceData, adviceData } from '../../shared/advise/advice-data.ts';

/** What is known of DANE and MTA-STS beside what is observed; comes with the application. */
export const advice = (): AdviceData =>
  adviceData({ tables: [table, analysis, conclusions, since], criteria, providers });
