import { Global, Module } from '@nestjs/common';
import { AccessRecorderService } from './access-recorder.service.js';

/** Provides the one writer of the access log to all modules. */
@Global()
@Module({ providers: [AccessRecorderService], exports: [AccessRecorderService] })
export class RecordingModule {}
