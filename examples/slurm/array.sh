#!/bin/sh
#SBATCH --job-name=wsspec
#SBATCH --array=1-8
#SBATCH --requeue
#SBATCH --time=00:30:00
#SBATCH --signal=TERM@60
# One run as a job array on a shared file system; URL and OUT are those of the environment:
#   id=$(sbatch --parsable array.sh) && sbatch --dependency=afterany:$id merge.sh
# A task that is requeued goes on with its journal.
set -eu
mkdir -p "$OUT/parts"
exec wsspec run "$URL" --shard auto --fail-on never ${OPTIONS:-} --resume "$OUT/parts/$SLURM_ARRAY_TASK_ID.jsonl"
