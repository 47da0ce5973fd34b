-- Lets Citus, or an engine like it, keep each article with its comments on one of several machines.
-- Run it once, while no server runs: psql --single-transaction --set ON_ERROR_STOP=1 --file distribute.sql
-- What it costs is in scale.md.

-- Keys that refer across what will be different machines.
alter table votes drop constraint votes_comment_fkey;
alter table reports drop constraint reports_comment_fkey;
alter table rankings drop constraint rankings_article_fkey;
alter table article_aliases drop constraint article_aliases_article_fkey;
alter table article_words drop constraint article_words_article_fkey;
alter table comments drop constraint comments_parent_fkey;
alter table comments drop constraint comments_article_fkey;

-- Keys of comments begin with the article. Ids are looked up without it, too.
alter table comments drop constraint comments_pkey, add primary key (article, seq);
alter table comments drop constraint comments_id_key, add unique (article, id);
alter table comments drop constraint comments_key_hash_key, add unique (article, key_hash);
create index comments_id on comments (id);
create index comments_key_hash on comments (key_hash);

select create_distributed_table('articles', 'id');
select create_distributed_table('comments', 'article', colocate_with => 'articles');
select create_distributed_table('rankings', 'article', colocate_with => 'articles');
select create_distributed_table('votes', 'comment', colocate_with => 'none');
select create_reference_table('reports');
select create_reference_table('article_aliases');
select create_reference_table('article_words');
-- All other tables are small, belong to no article, and stay where they are: on the coordinator.

alter table comments add foreign key (article) references articles (id);
alter table comments add foreign key (article, parent) references comments (article, id);
alter table rankings add foreign key (article) references articles (id) on delete cascade;
