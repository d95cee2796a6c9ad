# pause SECONDS: waits without a process of its own. One pipe that nobody writes to serves all pauses: who starts a process for each comes round
# to process numbers that the shell still remembers, and then waits for ever.
exec {nobody}<> <(:)
pause() { read -rt "$1" -u "$nobody" _ || true; }
