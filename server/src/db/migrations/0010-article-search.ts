import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * The words of listed articles in a table of their own with a search index over it, so that changing one article
 * reads no other; what tells two addresses of one article; and when each feed is read next.
 */
export const articleSearch: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('articles').addColumn('section', 'text').execute();
    await db.schema.alterTable('articles').addColumn('address', 'text').execute();
    await db.schema.createIndex('articles_address').on('articles').column('address').execute();

    await db.schema.dropTable('article_words').execute();
    await db.schema
      .createTable('article_words')
      .addColumn('number', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('article', 'text', (column) =>
        column.notNull().unique().references('articles.id').onDelete('cascade').onUpdate('cascade'),
      )
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('summary', 'text', (column) => column.notNull())
      .addColumn('folded_title', 'text', (column) => column.notNull())
      .addColumn('folded_summary', 'text', (column) => column.notNull())
      .execute();
    await sql`
      create virtual table article_search using fts5 (
        title, summary, folded_title, folded_summary,
        content = 'article_words', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 0'
      )
    `.execute(db);
    const columns = sql.raw('title, summary, folded_title, folded_summary');
    const oldValues = sql.raw('old.title, old.summary, old.folded_title, old.folded_summary');
    const newValues = sql.raw('new.title, new.summary, new.folded_title, new.folded_summary');
    const forget = sql`
      insert into article_search (article_search, rowid, ${columns}) values ('delete', old.number, ${oldValues});
    `;
    const learn = sql`
      insert into article_search (rowid, ${columns}) values (new.number, ${newValues});
    `;
    await sql`create trigger article_words_added after insert on article_words begin ${learn} end`.execute(
      db,
    );
    await sql`create trigger article_words_removed after delete on article_words begin ${forget} end`.execute(
      db,
    );
    await sql`create trigger article_words_changed after update on article_words begin ${forget} ${learn} end`.execute(
      db,
    );

    await db.schema
      .createTable('feeds')
      .addColumn('url', 'text', (column) => column.primaryKey().notNull())
      .addColumn('etag', 'text')
      .addColumn('modified', 'text')
      .addColumn('failures', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('next', 'bigint', (column) => column.notNull())
      .execute();
  },
};
