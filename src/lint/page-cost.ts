import type { PageCost } from '../catalogue/cost.ts';
import { costOfPage } from '../catalogue/cost.ts';
import { costOfConfiguration } from '../catalogue/cost-v2.ts';
import type { BatchSettings } from './batch-settings.ts';

/** What a page of a batch costs by the published prices, whichever API it is for. */
export function pageCostOf({ isOfV2, read }: BatchSettings): PageCost {
  return isOfV2 ? costOfConfiguration(read) : costOfPage(read);
}
