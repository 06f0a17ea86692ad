/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The blobs that tests read: those of blob.acs and of quirkdb/. The assembler
 * finds them where acsgen has written them.
 */
	.section .rodata, "a"
	.balign	8
	.globl	blob_sample
blob_sample:
	.incbin	"sample.blob"
	.globl	blob_sample_end
blob_sample_end:

	.balign	8
	.globl	blob_quirkdb
blob_quirkdb:
	.incbin	"quirkdb.blob"
	.globl	blob_quirkdb_end
blob_quirkdb_end:

	.section .note.GNU-stack, ""
