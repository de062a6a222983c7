import { ACT_RULES, LICENCE_ACTS, type LicenceAct } from '../../model/licence-life.ts';

/** What officers do; the register lets licences lapse by itself. */
export type OfficerAct = Exclude<LicenceAct, 'lapse'>;
const isOfficers = (act: LicenceAct): act is OfficerAct => ACT_RULES[act].by !== 'register';
export const OFFICER_ACTS: readonly OfficerAct[] = LICENCE_ACTS.filter(isOfficers);
