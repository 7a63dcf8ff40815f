import type { RxCollection } from 'rxdb/plugins/core';

import type { CollectionName, Documents } from '#shared/domain/model/collections';

import type { DataContext } from './context';
import { readOne } from './plain';

/** The collection that holds the documents of a name. */
export const collectionOf = <Name extends CollectionName>(
  context: DataContext,
  name: Name,
): RxCollection<Documents[Name]> => context.database.collections[name] as unknown as RxCollection<Documents[Name]>;

/** The latest state of a document; `null` when there is none, or nothing of it is sound. */
export const load = <Name extends CollectionName>(
  context: DataContext,
  name: Name,
  id: string,
): Promise<Documents[Name] | null> => readOne<Documents[Name]>(collectionOf(context, name).findOne(id));
