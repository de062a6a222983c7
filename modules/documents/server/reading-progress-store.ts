import type { Database } from '@zhiban/kernel/server';
import { sql } from 'drizzle-orm';
import { type ReadingProgress, readingProgress } from '../model/reading-progress.ts';
import type { Progress } from './reading/index.ts';

interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly state: 'waiting' | 'done' | 'failed';
  readonly stage: string | null;
  readonly page: number | null;
  readonly pages: number | null;
  readonly ahead: number;
}

const progressOf = ({ state, stage, page, pages, ahead }: Row): ReadingProgress => {
  if (state !== 'waiting') return { state };
  return readingProgress.parse(stage === null ? { state, ahead } : { state: 'reading', stage, page, pages });
};

/** The SQL of how far readings are: of whichever process does them, for whichever process is asked. */
export function readingProgressStore(db: Database) {
  return {
    async reached(documentId: string, { stage, page, pages }: Progress): Promise<void> {
      await db.execute(sql`
        insert into documents.reading_progress (document_id, stage, page, pages)
        values (${documentId}, ${stage}, ${page}, ${pages})
        on conflict (document_id) do update
        set stage = excluded.stage, page = excluded.page, pages = excluded.pages`);
    },
    async ended(documentId: string): Promise<void> {
      await db.execute(sql`delete from documents.reading_progress where document_id = ${documentId}`);
    },
    /** Persons take turns: before one's third document come at most three of each other person. */
    async progress(ids: readonly string[]): Promise<ReadonlyMap<string, ReadingProgress>> {
      const { rows } = await db.execute<Row>(sql`
        select d.id, d.reading_state as state, p.stage, p.page, p.pages,
          case when d.reading_state = 'waiting' and p.stage is null then own.before + others.before else 0 end as ahead
        from documents.document d
        left join documents.reading_progress p on p.document_id = d.id
        cross join lateral (
          select count(*) as before from documents.document o
          where d.reading_state = 'waiting' and o.reading_state = 'waiting' and o.person_id = d.person_id
            and (o.uploaded_at, o.id) < (d.uploaded_at, d.id)
        ) own
        cross join lateral (
          select coalesce(sum(least(waiting, own.before + 1)), 0)::bigint as before from (
            select count(*) as waiting from documents.document o
            where d.reading_state = 'waiting' and o.reading_state = 'waiting' and o.person_id <> d.person_id
            group by o.person_id
          ) each_person
        ) others
        where d.id = any(${sql.param([...ids])}::uuid[])`);
      return new Map(rows.map(row => [row.id, progressOf(row)]));
    },
  };
}

export type ReadingProgressStore = ReturnType<typeof readingProgressStore>;
