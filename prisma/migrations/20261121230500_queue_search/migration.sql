-- Text as trigrams can tell it apart: letters of other scripts become the nearest Latin ones (so that
-- Arabic and Urdu keyboards, and Cyrillic, find the same name), and what is left of further scripts is
-- added as hexadecimal. The database's own character rules do not matter then.
create function search_code(given text) returns text language sql immutable strict parallel safe as $$
  select case
    when plain ~ '[^\x01-\x7f]'
      then plain || ' ' || encode(convert_to(regexp_replace(plain, '[\x01-\x7f]+', '', 'g'), 'UTF8'), 'hex')
    else plain
  end
  from (select translate(
    given,
    'ابپتٹټثجچڇحخڅځدڈډذرڑڕړزژږسشښصضطظعغفڤقکكگګلڵمنںڼوۆؤہهھةەیيىےېۍێئ'
    || '۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩'
    || 'абвгдежзийклмнопрстуфхцчшщыэюяёіїєґјљњћђџў'
    || 'αβγδεζηθικλμνξοπρσςτυφχψω'
    || 'ßæœøðþđħłıəŋ'
    || 'ءـъь’',
    'abptttsjcchxczdddzrrrrzjzssssztzegfvqkkggllmnnnwwwhhhhhyyyyyyyy'
    || '01234567890123456789'
    || 'abvgdejziiklmnoprstufhccssyeuaeiiegjlncdju'
    || 'abgdezitiklmnxoprsstyfhpo'
    || 'saoodtdhlian'
  ) as plain) as translated
$$;

alter table queue_item add column search_code text generated always as (search_code(search_text)) stored;
create index queue_item_search_code on queue_item using gin (search_code gin_trgm_ops);

-- Items whose text is like the words, most alike first (millionths): like every word; where nothing is,
-- a little less like them; where still nothing is, like all words but one. `exact` holds other ways to
-- write one thing that must be there as it is, such as a postcode with and without its space.
create function queue_search(words text[], exact text[], most int)
returns table (id uuid, likeness int)
language plpgsql stable
set pg_trgm.word_similarity_threshold = 0.4
as $$
declare
  word text;
  code text;
  alike text[] := '{}';
  scores text[] := '{}';
  must text := 'true';
  but_one text;
  query text;
begin
  foreach word in array words loop
    code := regexp_replace(search_code(word), '[^a-z0-9]', '', 'g');
    continue when code = '';
    scores := scores || format('word_similarity(%L, i.search_code)', code);
    alike := alike || format('i.search_code %%> %L', code);
  end loop;
  if cardinality(exact) > 0 then
    must := '(' || (
      select string_agg(format('i.search_code like %L', '%' || regexp_replace(search_code(given), '[^a-z0-9 ]', '', 'g') || '%'), ' or ')
      from unnest(exact) given
    ) || ')';
    scores := scores || '1'::text;
  end if;
  if cardinality(scores) = 0 then
    return;
  end if;
  query := format(
    'select i.id, round(1000000 * (%s)::numeric / %s)::int from queue_item i where %s and (%%s) order by 2 desc, 1 desc limit %s',
    array_to_string(scores, ' + '), cardinality(scores), must, most
  );
  return query execute replace(query, '(%s)', '(' || coalesce(nullif(array_to_string(alike, ' and '), ''), 'true') || ')');
  if found or cardinality(alike) = 0 then
    return;
  end if;
  perform set_config('pg_trgm.word_similarity_threshold', '0.3', true);
  return query execute replace(query, '(%s)', '(' || array_to_string(alike, ' and ') || ')');
  if found or cardinality(alike) = 1 then
    return;
  end if;
  perform set_config('pg_trgm.word_similarity_threshold', '0.4', true);
  select string_agg('(' || others || ')', ' or ') into but_one
  from (
    select (select string_agg(each, ' and ') from unnest(alike) with ordinality as a (each, place) where place <> skipped) as others
    from generate_series(1, cardinality(alike)) skipped
  ) s;
  return query execute replace(query, '(%s)', '(' || but_one || ')');
end
$$;

-- The names of an item's schools as one text, to be found by a part of a name.
create function school_words(schools text[]) returns text language sql immutable strict parallel safe as $$
  select lower(array_to_string(schools, ' | '))
$$;
alter table queue_item add column school_words text generated always as (school_words(schools)) stored;

-- Filters and orders of the queue that the first indexes leave out.
create index queue_item_open_schools on queue_item using gin (school_words gin_trgm_ops) where closed_at is null;
create index queue_item_open_years on queue_item using gin (year_groups) where closed_at is null;
create index queue_item_open_clock on queue_item (next_clock, next_due_on, id) where closed_at is null;
create index queue_item_open_language on queue_item (language, next_due_on, id) where closed_at is null;
create index queue_item_open_received on queue_item (received_at desc, id desc) where closed_at is null;
create index queue_item_open_status_received on queue_item (status, received_at desc, id desc) where closed_at is null;
create index queue_item_open_owner_received on queue_item (owner_id, received_at desc, id desc) where closed_at is null;
create index queue_item_done on queue_item (next_due_on, id) where status in ('decided', 'closed');
create index queue_item_done_received on queue_item (received_at desc, id desc) where status in ('decided', 'closed');
create index referral_to_role_item on referral (item_id, to_role);
analyze queue_item;
