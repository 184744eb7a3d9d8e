import { type Bound, isBefore, type Moment } from './timed.js';

/*
 * Series and measures that get another name keep their figures. An issue is read with the names of its own time, so that
 * what was written then stays right.
 */

/** What something was called, before the first issue that calls it as it is called now. */
export interface Former {
  readonly name: string;
  readonly before: Bound;
}

interface Renamed {
  readonly name: string;
  readonly former?: Former;
}

interface RenamedSeries {
  readonly key: string;
  readonly former?: Former;
}

/** What a measure was called in an issue. */
export const nameAt = ({ name, former }: Renamed, moment: Moment): string =>
  former && isBefore(moment, former.before) ? former.name : name;

/** What a series was called in an issue, in headers and placeholders. */
export const keyAt = ({ key, former }: RenamedSeries, moment: Moment): string =>
  nameAt({ name: key, ...(former && { former }) }, moment);

type Named<T> = ReadonlyMap<string, T>;
interface OfSeries {
  readonly definition: Pick<RenamedSeries, 'former'>;
}
interface OfMeasure {
  readonly measure: Pick<Renamed, 'former'>;
}

/** The series that is meant by a name; a special issue, which has no place among the others, may use any that it ever had. */
export const seriesNamed = <T extends OfSeries>(all: Named<T>, name: string, moment: Moment | undefined) =>
  meant(all, name, ({ definition: { former } }) => isCalled(name, former, moment));

/** The account of the measure that is meant by a name. */
export const accountNamed = <T extends OfMeasure>(all: Named<T>, name: string, moment: Moment | undefined) =>
  meant(all, name, ({ measure: { former } }) => isCalled(name, former, moment));

const isCalled = (name: string, former: Former | undefined, moment: Moment | undefined): boolean =>
  former?.name === name && (!moment || isBefore(moment, former.before));

/** What had the name then comes first: another may have it now. */
const meant = <T>(all: Named<T>, name: string, wasCalled: (one: T) => boolean): T | undefined =>
  [...all.values()].find(wasCalled) ?? all.get(name);
