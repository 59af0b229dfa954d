import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '#libs/config';
import { PROCESSES } from '#libs/domain';
import { DatabaseModule, DocumentFiles, SecretBox, webhookSecretBox } from '#libs/persistence';
import { TemporalModule } from '#libs/temporal';
import { AccessLogController } from './access-log/access-log.controller.js';
import { CalendarLinkController } from './calendar-link/calendar-link.controller.js';
import { CalendarLinkService } from './calendar-link/calendar-link.service.js';
import { CalendarSheetController } from './calendar/calendar-sheet.controller.js';
import { CalendarController } from './calendar/calendar.controller.js';
import { CatalogExportController } from './catalog-import/catalog-export.controller.js';
import { CatalogImportController } from './catalog-import/catalog-import.controller.js';
import { CatalogImportService } from './catalog-import/catalog-import.service.js';
import { CatalogController } from './catalog/catalog.controller.js';
import { SynonymController } from './catalog/synonym.controller.js';
import { SynonymService } from './catalog/synonym.service.js';
import { BulkController } from './command/bulk.controller.js';
import { BulkService } from './command/bulk.service.js';
import { commandController } from './command/command.controller.js';
import { CommandIdentityService } from './command/command-identity.service.js';
import { CommandService } from './command/command.service.js';
import { DryRunService } from './command/dry-run.service.js';
import { DeadlineController } from './deadline/deadline.controller.js';
import { DeliveryController } from './delivery/delivery.controller.js';
import { DeliveryService } from './delivery/delivery.service.js';
import { DocumentController } from './document/document.controller.js';
import { DownloadService } from './document/download.service.js';
import { UploadService } from './document/upload.service.js';
import { EventController } from './event/event.controller.js';
import { HealthController } from './health/health.controller.js';
import { ReadinessService } from './health/readiness.service.js';
import { AnswerInterceptor } from './http-edge/answer.interceptor.js';
import { BodyInterceptor } from './http-edge/body.interceptor.js';
import { DrainMiddleware } from './http-edge/drain.middleware.js';
import { RateLimitInterceptor } from './http-edge/rate-limit.interceptor.js';
import { SchemaPipe } from './http-edge/schema.pipe.js';
import { IdentityModule } from './identity/identity.module.js';
import { InboxController } from './inbox/inbox.controller.js';
import { IndicatorController } from './indicator/indicator.controller.js';
import { LatenessController } from './lateness/lateness.controller.js';
import { LiveController } from './live/live.controller.js';
import { LiveService } from './live/live.service.js';
import { MatterController } from './matter/matter.controller.js';
import { MeController } from './me/me.controller.js';
import { NotificationPreferenceController } from './notification-preference/notification-preference.controller.js';
import { OverdueController } from './overdue/overdue.controller.js';
import { OperationsController } from './operations/operations.controller.js';
import { OrganisationController } from './organisation/organisation.controller.js';
import { ImportFilesService } from './organisation-import/import-files.service.js';
import { OrganisationImportController } from './organisation-import/organisation-import.controller.js';
import { OrganisationImportService } from './organisation-import/organisation-import.service.js';
import { IssuedPaperController } from './paper/issued-paper.controller.js';
import { ListPaperController } from './paper/list-paper.controller.js';
import { PaperController } from './paper/paper.controller.js';
import { PaperService } from './paper/paper.service.js';
import { PaperTemplateController } from './paper/paper-template.controller.js';
import { PaperTemplates } from './paper/paper-templates.js';
import { AdvanceController } from './platform-clock/advance.controller.js';
import { AdvanceService } from './platform-clock/advance.service.js';
import { PlatformClockController } from './platform-clock/platform-clock.controller.js';
import { PolicyController } from './policy/policy.controller.js';
import { DictionaryController } from './dictionary/dictionary.controller.js';
import { ProblemController } from './problem-list/problem-list.controller.js';
import { ProblemFilter } from './problem/problem.filter.js';
import { ProofController } from './proof/proof.controller.js';
import { RateLimitsService } from './rate-limit/rate-limits.service.js';
import { ReaderService } from './reader/reader.service.js';
import { RequestCopyController } from './request-copy/request-copy.controller.js';
import { RecordingInterceptor } from './recording/recording.interceptor.js';
import { RecordingModule } from './recording/recording.module.js';
import { RuleVersionService } from './rule-version/rule-version.service.js';
import { SavedFilterController } from './saved-filter/saved-filter.controller.js';
import { UseRecordController } from './use-record/use-record.controller.js';
import { WebhookHostController } from './webhook/webhook-host.controller.js';
import { WebhookHostService } from './webhook/webhook-host.service.js';
import { WebhookController } from './webhook/webhook.controller.js';
import { WebhookService } from './webhook/webhook.service.js';

const READS = [
  MatterController,
  PaperController,
  IssuedPaperController,
  ListPaperController,
  PaperTemplateController,
  InboxController,
  LiveController,
  CatalogController,
  DeadlineController,
  IndicatorController,
  LatenessController,
  MeController,
  OverdueController,
  EventController,
  ProofController,
  OperationsController,
  OrganisationController,
  PlatformClockController,
  HealthController,
  DictionaryController,
  ProblemController,
];

/** Composition root of the API. Routes of a rehearsal do not exist in production. */
@Module({})
export class AppModule {
  static for(config: Config): DynamicModule {
    const isRehearsal = config.mode === 'rehearsal';
    return {
      module: AppModule,
      imports: [
        DatabaseModule.forRoot(config.databaseUrl, { applicationName: 'zhengshu-api' }),
        TemporalModule.forRoot(config),
        RecordingModule,
        IdentityModule.for(config),
      ],
      controllers: [
        CatalogExportController,
        ...READS,
        CalendarLinkController,
        CalendarSheetController,
        CalendarController,
        PolicyController,
        DocumentController,
        CatalogImportController,
        OrganisationImportController,
        UseRecordController,
        RequestCopyController,
        AccessLogController,
        NotificationPreferenceController,
        SavedFilterController,
        SynonymController,
        DeliveryController,
        WebhookController,
        WebhookHostController,
        BulkController,
        ...PROCESSES.map(commandController),
        ...(isRehearsal ? [AdvanceController] : []),
      ],
      providers: [
        CalendarLinkService,
        BulkService,
        CommandIdentityService,
        CommandService,
        DeliveryService,
        DownloadService,
        DryRunService,
        DrainMiddleware,
        CatalogImportService,
        ImportFilesService,
        LiveService,
        OrganisationImportService,
        PaperService,
        PaperTemplates,
        RateLimitsService,
        RuleVersionService,
        SynonymService,
        ReaderService,
        ReadinessService,
        UploadService,
        WebhookHostService,
        WebhookService,
        { provide: CONFIG, useValue: config },
        {
          provide: SecretBox,
          inject: [DataSource],
          useFactory: (database: DataSource) => webhookSecretBox(database, config.webhookKeys),
        },
        { provide: DocumentFiles, useValue: new DocumentFiles(config.documentsDir) },
        ...(isRehearsal ? [AdvanceService] : []),
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useClass: SchemaPipe },
        { provide: APP_INTERCEPTOR, useClass: RateLimitInterceptor },
        { provide: APP_INTERCEPTOR, useClass: RecordingInterceptor },
        { provide: APP_INTERCEPTOR, useClass: BodyInterceptor },
        { provide: APP_INTERCEPTOR, useClass: AnswerInterceptor },
      ],
    };
  }
}
