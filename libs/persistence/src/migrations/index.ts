import { Platform1764547200000 } from './1764547200000-platform.js';
import { Organisation1764547200001 } from './1764547200001-organisation.js';
import { Catalog1764547200002 } from './1764547200002-catalog.js';
import { EventStore1764547200003 } from './1764547200003-event-store.js';
import { ReadModel1764547200004 } from './1764547200004-read-model.js';
import { SigningKey1764547200005 } from './1764547200005-signing-key.js';
import { MattersOfAnyKind1764547200006 } from './1764547200006-matters-of-any-kind.js';
import { Documents1764547200007 } from './1764547200007-documents.js';
import { UseRecordLooks1764547200008 } from './1764547200008-use-record-looks.js';
import { CatalogSearch1764547200009 } from './1764547200009-catalog-search.js';
import { CatalogImports1764547200010 } from './1764547200010-catalog-imports.js';
import { Notifications1764547200011 } from './1764547200011-notifications.js';
import { Webhooks1764547200012 } from './1764547200012-webhooks.js';
import { Answerable1764547200013 } from './1764547200013-answerable.js';
import { Calendars1764547200014 } from './1764547200014-calendars.js';
import { Everyday1764547200015 } from './1764547200015-everyday.js';
import { Policies1764547200016 } from './1764547200016-policies.js';
import { SideTables1764547200017 } from './1764547200017-side-tables.js';
import { FrontCodes1764547200018 } from './1764547200018-front-codes.js';
import { RetiredFor1764547200019 } from './1764547200019-retired-for.js';
import { UndecidedExtensions1764547200020 } from './1764547200020-undecided-extensions.js';
import { Judgements1764547200022 } from './1764547200022-judgements.js';
import { Edges1764547200023 } from './1764547200023-edges.js';
import { UpdatedSince1764547200025 } from './1764547200025-updated-since.js';
import { VersionsNeverInEffect1764547200026 } from './1764547200026-versions-never-in-effect.js';
import { MovingLists1764547200027 } from './1764547200027-moving-lists.js';
import { FoundOutages1764547200028 } from './1764547200028-found-outages.js';
import { EarlierWakes1764547200031 } from './1764547200031-earlier-wakes.js';
import { AlertOrder1764547200032 } from './1764547200032-alert-order.js';
import { Sessions1764547200033 } from './1764547200033-sessions.js';
import { SealedSecrets1764547200034 } from './1764547200034-sealed-secrets.js';
import { AccessLog1764547200035 } from './1764547200035-access-log.js';
import { OrganisationAsMatters1764547200036 } from './1764547200036-organisation-as-matters.js';
import { OrganisationImports1764547200037 } from './1764547200037-organisation-imports.js';
import { ActingForAnother1764547200038 } from './1764547200038-acting-for-another.js';
import { MatterCounts1764547200039 } from './1764547200039-matter-counts.js';
import { SavedFilters1764547200040 } from './1764547200040-saved-filters.js';
import { OwnWork1764547200041 } from './1764547200041-own-work.js';
import { Auditing1764547200042 } from './1764547200042-auditing.js';
import { IssuedPapers1764547200043 } from './1764547200043-issued-papers.js';
import { Live1764547200044 } from './1764547200044-live.js';
import { LimitNames1764547200045 } from './1764547200045-limit-names.js';
import { CatalogSynonyms1764547200046 } from './1764547200046-catalog-synonyms.js';
import { EventSalt1764547200047 } from './1764547200047-event-salt.js';
import { PaperTemplates1764547200048 } from './1764547200048-paper-templates.js';
import { Figures1764547200050 } from './1764547200050-figures.js';
import { MatterConcerns1764547200051 } from './1764547200051-matter-concerns.js';
import { LatenessIndices1764547200052 } from './1764547200052-lateness-indices.js';
import { InboxItems1764547200054 } from './1764547200054-inbox-items.js';
import { InboxItemsFilled1764547200055 } from './1764547200055-inbox-items-filled.js';
import { Tallies1764547200056 } from './1764547200056-tallies.js';
import { TalliesFilled1764547200057 } from './1764547200057-tallies-filled.js';

/** In the order in which they run; what was released is never edited. */
export const MIGRATIONS = [
  Platform1764547200000,
  Organisation1764547200001,
  Catalog1764547200002,
  EventStore1764547200003,
  ReadModel1764547200004,
  SigningKey1764547200005,
  MattersOfAnyKind1764547200006,
  Documents1764547200007,
  UseRecordLooks1764547200008,
  CatalogSearch1764547200009,
  CatalogImports1764547200010,
  Notifications1764547200011,
  Webhooks1764547200012,
  Answerable1764547200013,
  Calendars1764547200014,
  Everyday1764547200015,
  Policies1764547200016,
  SideTables1764547200017,
  FrontCodes1764547200018,
  RetiredFor1764547200019,
  UndecidedExtensions1764547200020,
  Judgements1764547200022,
  Edges1764547200023,
  UpdatedSince1764547200025,
  VersionsNeverInEffect1764547200026,
  MovingLists1764547200027,
  FoundOutages1764547200028,
  EarlierWakes1764547200031,
  AlertOrder1764547200032,
  Sessions1764547200033,
  SealedSecrets1764547200034,
  AccessLog1764547200035,
  OrganisationAsMatters1764547200036,
  OrganisationImports1764547200037,
  ActingForAnother1764547200038,
  MatterCounts1764547200039,
  SavedFilters1764547200040,
  OwnWork1764547200041,
  Auditing1764547200042,
  IssuedPapers1764547200043,
  Live1764547200044,
  LimitNames1764547200045,
  CatalogSynonyms1764547200046,
  EventSalt1764547200047,
  PaperTemplates1764547200048,
  Figures1764547200050,
  MatterConcerns1764547200051,
  LatenessIndices1764547200052,
  InboxItems1764547200054,
  InboxItemsFilled1764547200055,
  Tallies1764547200056,
  TalliesFilled1764547200057,
] as const;
