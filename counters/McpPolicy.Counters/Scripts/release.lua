-- Gives charges back, into the windows that they were made in.
-- KEYS  one for each charge
-- ARGV  the time in microseconds, or 0 for the server's own; then for each charge: 1 when its counter is aligned to the calendar, the
--       window in microseconds, the stamp, the amount in millionths
-- Answers how many were given back.  See reserve.lua for what the values are.
local ENTRY = 24

local now = tonumber(ARGV[1])
if now == 0 then
  local time = redis.call('TIME')
  now = tonumber(time[1]) * 1000000 + tonumber(time[2])
end

local function release_calendar(key, value, stamp, amount)
  local used, index = struct.unpack('<dd', value)
  if index == stamp then
    redis.call('SETRANGE', key, 0, struct.pack('<d', math.max(0, used - amount)))
    return 1
  end
  return 0
end

local function release_sliding(key, value, window, stamp, amount)
  local total, latest, begin = struct.unpack('<ddd', value)
  if stamp <= math.max(now, latest) - window then
    return 0
  end
  -- Of the entries that may hold the charge the one that leaves first: taking from another that leaves later would forget a charge.
  local found, found_last, found_amount
  for at = begin, #value, ENTRY do
    local first, last, held = struct.unpack('<ddd', value, at)
    if first > stamp then
      break
    end
    if last >= stamp and (not found or last < found_last) then
      found, found_last, found_amount = at, last, held
    end
  end
  if not found then
    return 0
  end
  local taken = math.min(amount, found_amount)
  redis.call('SETRANGE', key, 0, struct.pack('<d', total - taken))
  -- The amount is the third number of the entry; the key's time to live stays as it is.
  redis.call('SETRANGE', key, found - 1 + 16, struct.pack('<d', found_amount - taken))
  return 1
end

local released = 0
for i = 1, #KEYS do
  local arg = (i - 1) * 4 + 2
  local value = redis.call('GET', KEYS[i])
  if value then
    local window, stamp, amount = tonumber(ARGV[arg + 1]), tonumber(ARGV[arg + 2]), tonumber(ARGV[arg + 3])
    if ARGV[arg] == '1' then
      released = released + release_calendar(KEYS[i], value, stamp, amount)
    else
      released = released + release_sliding(KEYS[i], value, window, stamp, amount)
    end
  end
end
return released
