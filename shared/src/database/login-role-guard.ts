/** Refuses to start on a login role that could step around row security. */
import type { DataSource } from 'typeorm';

interface RoleFacts {
  name: string;
  superuser: boolean;
  bypasses: boolean;
  owned: string[];
  becomes: string[];
}

/** @throws when the connected role is a superuser, bypasses row security, owns tables or can become a role that does any of these */
export async function assertBoundByRowSecurity(dataSource: DataSource): Promise<void> {
  const [facts] = await dataSource.query<RoleFacts[]>(`
    select current_user::text as name, rolsuper as superuser, rolbypassrls as bypasses,
      array(select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%' and pg_has_role(current_user, c.relowner, 'MEMBER')
            limit 5) as owned,
      array(select r.rolname::text from pg_roles r where (r.rolsuper or r.rolbypassrls) and r.rolname <> current_user
            and not me.rolsuper and pg_has_role(current_user, r.oid, 'MEMBER') limit 5) as becomes
    from pg_roles me where rolname = current_user`);
  if (!facts) throw new Error('The database does not say which role is connected');
  const faults = [
    facts.superuser ? 'is a superuser' : null,
    facts.bypasses ? 'has BYPASSRLS' : null,
    facts.owned.length > 0 ? `owns ${facts.owned.join(', ')}` : null,
    facts.becomes.length > 0 ? `can become ${facts.becomes.join(', ')}` : null,
  ].filter((fault) => fault !== null);
  if (faults.length > 0) {
    throw new Error(
      `Database role ${facts.name} ${faults.join(' and ')}: row security would not bind it. Use its own login role.`,
    );
  }
}
