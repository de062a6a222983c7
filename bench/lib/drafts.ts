import { randomUUID } from 'node:crypto';
import type pg from 'pg';

const HEADERS = { 'x-zhiban-request': '1' };

/** A signed-in applicant's way to the server. */
export interface Client {
  json<T>(method: string, path: string, body?: unknown): Promise<T>;
}

export async function signIn(address: string, key: string): Promise<Client> {
  let cookie = '';
  const json = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const form = body instanceof FormData;
    const answer = await fetch(address + path, {
      method,
      headers: {
        ...HEADERS,
        cookie,
        ...(body === undefined || form ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    });
    const set = answer.headers.getSetCookie().map(text => text.split(';')[0]);
    if (set.length) cookie = set.join('; ');
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 300)}`);
    return JSON.parse(text) as T;
  };
  await json('POST', '/api/demo/sign-in', { key });
  const { companies } = await json<{ companies: { uscc: string }[] }>('GET', '/api/my/companies');
  await json('PUT', '/api/session/company', { uscc: companies[0]?.uscc ?? null });
  return { json };
}

interface Seen {
  readonly revision: number;
  readonly prefilling: boolean;
  readonly materials: readonly { readonly document: { readonly reading: string } | null }[];
}

/** One filled-in draft with a photograph that was really read, ready to be submitted. @returns its id */
export async function prepareDraft(address: string, client: Client): Promise<string> {
  const body = { serviceId: 'hygiene-licence-change', answers: { 变更事项: '负责人' } };
  const { id } = await client.json<{ id: string }>('POST', '/api/applications', body);
  const photograph = await fetch(`${address}/api/demo/specimens/qinghe_hotel-hygiene-licence/image`);
  const form = new FormData();
  form.set('file', await photograph.blob(), '旧证.jpg');
  await client.json('POST', `/api/applications/${id}/materials/old-licence`, form);
  for (;;) {
    const seen = await client.json<Seen>('GET', `/api/applications/${id}`);
    if (!seen.prefilling && seen.materials[0]?.document?.reading === 'done') {
      const values = { mobile_phone: '13800000000' };
      await client.json('PATCH', `/api/applications/${id}`, { revision: seen.revision, values });
      return id;
    }
    await new Promise(resolve => setTimeout(resolve, 300));
  }
}

/** Copies a draft: other people of the same company, each with his own. @returns their ids */
export async function copyDrafts(pool: pg.Pool, id: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  const { rows } = await pool.query<{ column_name: string }>(
    `select column_name from information_schema.columns where table_schema = 'cases' and table_name = 'application'
     and column_name not in ('id', 'number', 'person_id') order by ordinal_position`,
  );
  const columns = rows.map(row => row.column_name).join(', ');
  await pool.query(
    `insert into cases.application (id, number, person_id, ${columns})
     select new.id, 'bench-' || new.id, gen_random_uuid(), ${columns}
     from cases.application, unnest($1::uuid[]) new(id) where application.id = $2`,
    [ids, id],
  );
  return ids;
}
