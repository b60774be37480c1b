/** The four subgraphs, in the order in which their data must be loaded: all others refer to the units of the first. */
import { subgraph as campaigns } from '@diaban/campaigns/subgraph';
import { subgraph as cases } from '@diaban/cases/subgraph';
import { subgraph as localities } from '@diaban/localities/subgraph';
import { subgraph as organizations } from '@diaban/organizations/subgraph';
import type { AnySubgraph } from '@diaban/shared/server/subgraph';

export const subgraphs: readonly AnySubgraph[] = [localities, cases, organizations, campaigns];
