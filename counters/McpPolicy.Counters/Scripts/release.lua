-- Gives charges back, into the windows that they were made in.
-- KEYS  one for each charge
-- ARGV  the time in microseconds, or 0 for the server's own; then for each charge: 1 when its counter is aligned to the calendar, the
--       window in microseconds, the stamp, the amount in millionths
-- Answers how many were given back.  See reserve.lua for what the values are.
local HEADER, ENTRY = 16, 24

local now = tonumber(ARGV[1])
if now == 0 then
  local time = redis.call('TIME')
  now = tonumber(time[1]) * 1000000 + tonumber(time[2])
end

local function release_calendar(value, stamp, amount)
  local used, index = struct.unpack('<dd', value)
  if index == stamp then
    return struct.pack('<dd', math.max(0, used - amount), index)
  end
end

local function release_sliding(value, window, stamp, amount)
  local total, latest = struct.unpack('<dd', value)
  if stamp <= math.max(now, latest) - window then
    return
  end
  -- Of the entries that may hold the charge the one that leaves first: taking from another that leaves later would forget a charge.
  local found, found_first, found_last, found_amount
  for at = HEADER + 1, #value, ENTRY do
    local first, last, held = struct.unpack('<ddd', value, at)
    if first > stamp then
      break
    end
    if last >= stamp and (not found or last < found_last) then
      found, found_first, found_last, found_amount = at, first, last, held
    end
  end
  if found then
    local taken = math.min(amount, found_amount)
    return struct.pack('<dd', total - taken, latest)
      .. string.sub(value, HEADER + 1, found - 1)
      .. struct.pack('<ddd', found_first, found_last, found_amount - taken)
      .. string.sub(value, found + ENTRY)
  end
end

local released = 0
for i = 1, #KEYS do
  local arg = (i - 1) * 4 + 2
  local value = redis.call('GET', KEYS[i])
  if value then
    local window, stamp, amount = tonumber(ARGV[arg + 1]), tonumber(ARGV[arg + 2]), tonumber(ARGV[arg + 3])
    local changed
    if ARGV[arg] == '1' then
      changed = release_calendar(value, stamp, amount)
    else
      changed = release_sliding(value, window, stamp, amount)
    end
    if changed then
      -- Written before it expires anyway; SET with KEEPTTL leaves its time as it is.
      redis.call('SET', KEYS[i], changed, 'KEEPTTL')
      released = released + 1
    end
  end
end
return released
