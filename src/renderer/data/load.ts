import type { RxCollection } from 'rxdb/plugins/core';

import type { CollectionName, Documents } from '#shared/domain/model/collections';

import type { DataContext } from './context';
import { plain } from './plain';

/** The collection that holds the documents of a name. */
export const collectionOf = <Name extends CollectionName>(
  context: DataContext,
  name: Name,
): RxCollection<Documents[Name]> => context.database.collections[name] as unknown as RxCollection<Documents[Name]>;

/** The latest state of a document; `null` when there is none. */
export const load = async <Name extends CollectionName>(
  context: DataContext,
  name: Name,
  id: string,
): Promise<Documents[Name] | null> => {
  const document = await collectionOf(context, name).findOne(id).exec();
  return document ? plain(document) : null;
};
